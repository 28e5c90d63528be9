// What has to happen before the app is there: the worker is registered, and the browser's offer to
// install is kept. The app reads both from attributes of <html>, and hears of changes by the event
// "cutover:boot"; it answers by "cutover:update" and "cutover:install".
"use strict";
(() => {
  const root = document.documentElement;
  const tell = (name, value) => {
    root.dataset[name] = value;
    dispatchEvent(new Event("cutover:boot"));
  };

  // The app itself leads Back to where one was (src/shell/places.rs); across a reload the browser does.
  addEventListener("pagehide", () => (history.scrollRestoration = "auto"));

  let offer;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event;
    tell("install", "1");
  });
  addEventListener("appinstalled", () => tell("install", "done"));
  addEventListener("cutover:install", async () => {
    if (!offer) return;
    offer.prompt();
    await offer.userChoice;
    offer = undefined;
    tell("install", "");
  });

  const workers = navigator.serviceWorker;
  if (!workers || !isSecureContext) return;
  const register = () => workers.register("worker.js", { updateViaCache: "none" }).then((registration) => {
    const ready = (worker) => {
      if (!workers.controller) return; // the first install replaces nothing
      tell("update", "1");
      addEventListener("cutover:update", () => {
        // Only the tab that asked is loaded anew; the others go on with what they have.
        workers.addEventListener("controllerchange", () => location.reload(), { once: true });
        worker.postMessage("SKIP_WAITING");
      }, { once: true });
    };
    const watch = (worker) => worker && worker.addEventListener("statechange", () => {
      if (worker.state === "installed") ready(worker);
      if (worker.state === "activated") tell("offline", "1");
    });
    if (registration.active) tell("offline", "1");
    if (registration.waiting) ready(registration.waiting);
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    // Installed apps resume frozen for days: look for a new version when one comes back.
    const look = () => document.hidden || registration.update().catch(() => {});
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", look);
    setInterval(look, 3600000);
  }, () => tell("offline", "no"));

  // On a first visit the line belongs to what is on the screen; what the worker keeps comes after it.
  if (workers.controller || root.dataset.ready) return register();
  const begin = () => {
    started.disconnect();
    clearTimeout(late);
    register();
  };
  const started = new MutationObserver(begin);
  started.observe(root, { attributeFilter: ["data-ready"] });
  const late = setTimeout(begin, 30000); // an app that does not start is kept too: the next one mends it
})();
