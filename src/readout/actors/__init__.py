"""Who is spoken of: people, countries, bodies and groups, and each mention's way back to them.

Words become classes (vocabulary, signs), a grammar over classes finds the phrases that name somebody
(phrasing), the document's people and organisations are gathered (cast, organisations), and every phrase is
taken back to them (coreference, mentions).
"""

from readout.actors.mentions import Actor, Mention, find_actors
from readout.names.identity import same_actor, same_person

__all__ = ["Actor", "Mention", "find_actors", "same_actor", "same_person"]
