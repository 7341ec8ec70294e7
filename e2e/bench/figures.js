/** From several visits to one figure each, and from figures to a table that can be read. */

/** @param {(number | null)[]} values @returns {number | null} */
export function median(values) {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (!sorted.length) return null;
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

const measured = ['bytes', 'requests', 'fromCache', 'fcp', 'lcp', 'heading', 'usable', 'blocking', 'longTasks', 'shift'];

/** @param {object[]} visits */
export function summary(visits) {
  return {
    ...Object.fromEntries(measured.map((name) => [name, median(visits.map((visit) => visit[name]))])),
    lcpElement: visits.at(-1).lcpElement,
    paths: [...new Set(visits.flatMap((visit) => visit.largest.map(([, path]) => path)))],
    largest: visits[0].largest.sort(([a], [b]) => b - a).slice(0, 8),
    failed: [...new Set(visits.flatMap((visit) => visit.failed))],
    errors: [...new Set(visits.flatMap((visit) => visit.errors))],
  };
}

export const inKB = (bytes) => (bytes === null ? '–' : `${(bytes / 1000).toFixed(1)} KB`);
export const inSeconds = (ms) => (ms === null ? '–' : `${(ms / 1000).toFixed(2)} s`);
export const inMs = (ms) => (ms === null ? '–' : `${Math.round(ms)} ms`);
export const plain = (digits = 0) => (value) => (value === null ? '–' : value.toFixed(digits));

/** @param {string[][]} rows the first holds the headings */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [line(rows[0]), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.slice(1).map(line)].join('\n');
}
