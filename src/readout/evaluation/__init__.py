"""How right the records are: annotated documents, the measures, and what the measures say."""
