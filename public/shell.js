// What stands on the page until the app is there. At a first start that is the head of the first
// screen itself, at the place where the app will draw it: the largest text of the page is painted
// without waiting for the app. Everybody else sees that the course is being opened.
"use strict";
(() => {
  let begun = false;
  try {
    for (let at = 0; at < localStorage.length; at += 1) begun ||= localStorage.key(at).startsWith("cutover:");
  } catch {
    // A browser that stores nothing always starts anew.
  }
  if (!begun && ["", "#", "#/"].includes(location.hash)) document.body.className = "focus";
})();
