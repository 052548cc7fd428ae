// Starts the service worker once the page has what it needs, and tells it which build the page is of, and what the cards
// of the review in this browser show and play. Without one, everything works but offline.
if ("serviceWorker" in navigator) {
  addEventListener("lectern:cards", async ({ detail }) => {
    const worker = (await navigator.serviceWorker.ready).active;
    worker?.postMessage({ cards: JSON.parse(detail) });
  });
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register("/service-worker.js");
      const worker = (await navigator.serviceWorker.ready).active;
      const style = document.querySelector('link[rel="stylesheet"][href^="/pkg/"]');
      if (style) worker?.postMessage({ build: new URL("./", style.href).pathname });
    } catch {
      // Refused by the browser's settings: nothing is kept.
    }
  });
}
