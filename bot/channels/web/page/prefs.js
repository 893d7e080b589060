/** Looks and language of this page on this device. A classic script, so that no wrong theme flashes up before it runs. */

(function () {
  const isFramed = window.parent !== window;
  const role = (isFramed && new URLSearchParams(location.search).get('role')) || 'citizen';
  const prefix = 'tinbao.' + role + '.';
  const root = document.documentElement;

  function get(name, otherwise) {
    try {
      return localStorage.getItem(prefix + name) || otherwise;
    } catch {
      return otherwise;
    }
  }

  function apply() {
    root.dataset.theme = get('theme', 'auto');
    root.dataset.size = get('size', 'normal');
  }

  function set(name, value) {
    try {
      localStorage.setItem(prefix + name, value);
    } catch {
      // Storage is blocked: the choice holds until the page is closed.
    }
    root.dataset[name] = value;
  }

  function clear() {
    try {
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .forEach((key) => localStorage.removeItem(key));
    } catch {
      // Nothing was stored.
    }
  }

  window.prefs = { get, set, clear };
  apply();
})();
