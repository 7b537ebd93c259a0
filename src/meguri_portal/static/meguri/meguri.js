// Small helps for pages that work without them. No page depends on this file.
"use strict";

// Live totals of the cost grid: every table with data-totals adds its inputs by row and by column.
function total(table) {
  const format = new Intl.NumberFormat("ja-JP");
  const sums = {};
  table.querySelectorAll("input[data-row][data-column]").forEach((input) => {
    const amount = Number(input.value.normalize("NFKC").replace(/[,_\s]/g, ""));
    const value = Number.isSafeInteger(amount) && amount > 0 ? amount : 0;
    for (const key of ["row:" + input.dataset.row, "column:" + input.dataset.column, "all"]) {
      sums[key] = (sums[key] || 0) + value;
    }
  });
  table.querySelectorAll("[data-total]").forEach((cell) => {
    cell.textContent = format.format(sums[cell.dataset.total] || 0);
  });
}
document.querySelectorAll("table[data-totals]").forEach((table) => {
  table.addEventListener("input", () => total(table));
  total(table);
});

// An error summary takes the focus, so that it is read first.
const summary = document.querySelector(".error-summary");
if (summary) summary.focus();

// Print buttons.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
