// What stands on the page until the app is there, and the start of the app.
"use strict";
(() => {
  // At a first start the shell shows the head of the first screen itself, at the place where the app
  // will draw it: the largest text of the page is painted without waiting for the app. Everybody
  // else sees that the course is being opened.
  let begun = false;
  try {
    for (let at = 0; at < localStorage.length; at += 1) begun ||= localStorage.key(at).startsWith("cutover:");
  } catch {
    // A browser that stores nothing always starts anew.
  }
  const today = ["", "#", "#/"].includes(location.hash);
  if (!begun && today) document.body.className = "focus";

  // The app is fetched once the shell is painted: before, it would take the line from style and font.
  // Its other part is asked for by the app itself, which on Today can wait until that is there.
  const { glue, wasm, rest } = document.currentScript.dataset;
  const add = (name, properties) => document.head.append(Object.assign(document.createElement(name), properties));
  const soon = (href) => add("link", { rel: "preload", as: "fetch", type: "application/wasm", crossOrigin: "anonymous", href });
  const start = () => {
    soon(wasm);
    if (!today) soon(rest);
    add("script", { type: "module", src: glue });
  };
  if (document.hidden) start(); // a page in the background is not painted
  else requestAnimationFrame(() => setTimeout(start));
})();
