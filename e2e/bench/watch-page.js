/**
 * What a page notices about its own loading. Runs inside the page before its own scripts, so it refers to nothing outside itself.
 * @param {string | null} readySelector when this can be seen, the page is usable
 */
export function watchPage(readySelector) {
  if (window !== window.top) return;
  const seen = { fcp: null, lcp: null, lcpElement: null, heading: null, usable: null, shift: 0 };
  const tasks = [];
  let burst = { total: 0, first: 0, last: 0 }; // of layout shifts, as Core Web Vitals counts them
  const observe = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('paint', (e) => { if (e.name === 'first-contentful-paint') seen.fcp = e.startTime; });
  observe('largest-contentful-paint', (e) => Object.assign(seen, { lcp: e.startTime, lcpElement: e.element?.outerHTML.slice(0, 120) ?? null }));
  observe('longtask', (e) => tasks.push([e.startTime, e.startTime + e.duration]));
  observe('layout-shift', (e) => {
    if (e.hadRecentInput) return;
    const goesOn = e.startTime - burst.last < 1000 && e.startTime - burst.first < 5000;
    if (!goesOn) burst = { total: 0, first: e.startTime };
    burst = { ...burst, total: burst.total + e.value, last: e.startTime };
    seen.shift = Math.max(seen.shift, burst.total);
  });
  const isSeen = (selector) => [...document.querySelectorAll(selector)].some((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  });
  const look = () => {
    if (seen.heading === null && isSeen('main h1')) seen.heading = performance.now();
    if (readySelector && seen.usable === null && isSeen(readySelector)) seen.usable = performance.now();
    if (seen.heading === null || (readySelector && seen.usable === null)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const sum = (of) => tasks.reduce((total, [start, end]) => total + of(start, end), 0);
  window.benchReport = () => ({
    ...seen,
    blocking: sum((start, end) => Math.max(0, end - Math.max(start, seen.fcp ?? 0) - 50)),
    longTasks: sum((start, end) => end - start), // unlike blocking, with the work before the first paint
    quietFor: performance.now() - Math.max(0, ...tasks.map(([, end]) => end)),
  });
}
