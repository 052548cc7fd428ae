// Starts the service worker once the page has what it needs. Without one, everything works but offline.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
}
