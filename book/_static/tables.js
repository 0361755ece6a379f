// Tables that sort, search and page (DataTables); without this script they stand there whole.
"use strict";

const PAGE = 25; // rows on a page
const FEW = 5; // with no more rows there is nothing to search

const WORDS = {
  search: "",
  searchPlaceholder: "Search this table",
  lengthMenu: "Rows on a page: _MENU_",
  info: "_START_ to _END_ of _TOTAL_",
  infoEmpty: "",
  infoFiltered: "(_TOTAL_ of _MAX_ match)",
  zeroRecords: "Nothing in this table matches.",
};

function arrange(table) {
  const rows = table.tBodies[0].rows.length;
  return new DataTable(table, {
    autoWidth: false,
    order: [],
    paging: rows > PAGE,
    pageLength: PAGE,
    lengthMenu: [PAGE, 100, { label: "all", value: -1 }],
    searching: rows > FEW,
    info: rows > PAGE,
    language: WORDS,
    layout: { topStart: "search", topEnd: "info", bottomStart: "pageLength", bottomEnd: "paging" },
  });
}

// A link may lead to a row that stands on another page of its table, or into what is to be opened.
function reveal(tables) {
  const place = decodeURIComponent(location.hash.slice(1));
  const found = document.getElementById(place);
  for (let box = found?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  if (!place || found) return;
  for (const table of tables) {
    const row = table.rows().nodes().toArray().find((tr) => tr.querySelector(`[id="${CSS.escape(place)}"]`));
    if (!row) continue;
    table.search("").page.len(-1).draw();
    location.replace(location.hash);
    return;
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const tables = Array.from(document.querySelectorAll("table.sortable"), arrange);
  reveal(tables);
  addEventListener("hashchange", () => reveal(tables));
});
