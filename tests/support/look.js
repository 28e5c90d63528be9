// What can be seen to be wrong with a screen: sideways scroll, jumps, hidden focus.

/** Begins to note jumps of the layout; call it before the page loads. */
export function noteShifts(page) {
  return page.addInitScript(() => {
    globalThis.cutoverShifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) {
          const what = entry.sources.map((s) => s.node?.nodeName + "." + (s.node?.className?.baseVal ?? s.node?.className)).join(", ");
          globalThis.cutoverShifts.push({ value: entry.value, what });
        }
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** The jumps since the page was loaded. */
export function shifts(page) {
  return page.evaluate(() => globalThis.cutoverShifts);
}

/** What sticks out of the page at its right; nothing if it does not scroll sideways. */
export function sideways(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    const out = [];
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.right > width + 0.5 && box.width > 0) {
        out.push(`<${element.localName} class="${element.getAttribute("class") ?? ""}"> to ${Math.round(box.right)} of ${width}: ${element.textContent.trim().slice(0, 40)}`);
      }
    }
    return out.slice(0, 8).concat(out.length ? [] : [`scrollWidth ${document.scrollingElement.scrollWidth} of ${width}`]);
  });
}

/** What is wrong with the element that has the focus: not visible, off the screen, under a bar. */
export function focusFault(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    if (!element || element === document.body) return "nothing has the focus";
    const name = `<${element.localName} ${element.id ? "#" + element.id : ""} class="${element.getAttribute("class") ?? ""}"> ${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}`;
    const shows = (of) => {
      const style = getComputedStyle(of);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    };
    // A control drawn by its label shows the focus there.
    const label = element.closest("label");
    const drawn = [element, label, ...(label?.querySelectorAll("*") ?? [])].filter(Boolean);
    if (!drawn.some(shows)) return `the focus does not show on ${name}`;
    const box = (label ?? element).getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return `no size: ${name}`;
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const spots = [0.15, 0.5, 0.85].map((part) => box.top + box.height * part).filter((y) => y >= 0 && y < innerHeight);
    if (!spots.length) return `off the screen: ${name}`;
    const seen = spots.some((y) => {
      const top = document.elementFromPoint(x, y);
      return top && (top === element || element.contains(top) || top.contains(element) || label?.contains(top));
    });
    return seen ? undefined : `hidden under something: ${name}`;
  });
}
