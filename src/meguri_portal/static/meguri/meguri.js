// Small helps for pages that work without them. No page depends on this file.
"use strict";

// An amount as people type it: 8,000万, 1.5億, 80 million. What cannot be read is no number.
const UNITS = { "兆": 1e12, "億": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "千": 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9 };
function amount(text, unit) {
  let rest = text.normalize("NFKC").toLowerCase().replace(/[,_\s円¥]/g, ""), sum = 0;
  if (/^[0-9]+(\.[0-9]+)?$/.test(rest)) return Number(rest) * unit;
  while (rest) {
    const part = rest.match(/^([0-9]+(?:\.[0-9]+)?)(兆|億|千万|百万|万|千|million|billion|bn|m)?/);
    if (!part) return NaN;
    sum += Number(part[1]) * (UNITS[part[2]] || 1);
    rest = rest.slice(part[0].length);
  }
  return sum;
}

// Live totals of the cost grid: every table with data-totals adds its inputs by row and by column.
function total(table) {
  const unit = table.dataset.unit === "thousand" ? 1000 : 1;
  const format = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 3 });
  const most = Number(table.dataset.most), sums = {};
  let leftOut = 0;
  table.querySelectorAll("input[data-row][data-column]").forEach((input) => {
    const read = Math.round(amount(input.value, unit)), value = read <= most ? read : 0;
    leftOut += !(read <= most);
    for (const key of ["row:" + input.dataset.row, "column:" + input.dataset.column, "all"]) {
      sums[key] = (sums[key] || 0) + value;
    }
  });
  table.querySelectorAll("[data-left-out]").forEach((words) => { words.hidden = !leftOut; });
  table.querySelectorAll("[data-total]").forEach((cell) => {
    cell.textContent = format.format((sums[cell.dataset.total] || 0) / unit);
  });
  added.set(table, (sums.all || 0) / unit);
  const whole = document.querySelector("[data-whole]");
  if (whole) whole.textContent = format.format([...added.values()].reduce((sum, one) => sum + one, 0));
}
const added = new Map();  // what every table of the page adds up to

// Cells copied from a spreadsheet fill the grid from the cell they are pasted into.
function paste(table, event) {
  const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
  if (!/[\t\n]/.test(text) || !event.target.matches("input[data-row]")) return;
  event.preventDefault();
  const grid = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("input")]);
  const top = grid.findIndex((row) => row.includes(event.target)), left = grid[top].indexOf(event.target);
  text.split(/\r?\n/).forEach((line, down) => line.split("\t").forEach((value, right) => {
    const input = (grid[top + down] || [])[left + right];
    if (input) input.value = value.trim();
  }));
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
}
document.querySelectorAll("table[data-totals]").forEach((table) => {
  table.addEventListener("input", () => total(table));
  table.addEventListener("paste", (event) => paste(table, event));
  total(table);
});

// The verdicts are drawn anew while answers change: what was unfolded stays so.
let unfolded = [];
document.addEventListener("htmx:beforeSwap", () => {
  unfolded = [...document.querySelectorAll(".standing details[open]")].map((one) => one.id);
});
document.addEventListener("htmx:afterSwap", () => unfolded.forEach((id) => {
  const one = document.getElementById(id);
  if (one) one.open = true;
}));

// Answers that the browser brought back (Back, reload) count as just given.
function brought(field) {
  if (field.options) return !([...field.options].find((one) => one.defaultSelected) || field.options[0]).selected;
  return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
}
window.addEventListener("pageshow", () => {
  const form = document.getElementById("journey");
  if (form && [...form.querySelectorAll("input, select")].some(brought)) form.dispatchEvent(new Event("input"));
});

// The link of this page is in view where the links of the header scroll.
const here = document.querySelector(".site-nav [aria-current]"), row = here && here.closest("ul");
if (row) row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;

// An error summary takes the focus, so that it is read first.
const summary = document.querySelector(".error-summary[role=alert]");
if (summary) summary.focus();

// Print buttons.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
