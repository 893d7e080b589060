/** The demo's frame around a staff phone: it hands over the token by message, so that no address and no log holds it. */

const ASK_AGAIN = 1500;

/** The token of `role`'s phone, from the page around this one. */
export function askForToken(role) {
  return new Promise((resolve) => {
    const ask = () => tellParent('hello', role);
    const timer = setInterval(ask, ASK_AGAIN);
    function listen(event) {
      const isOurs = event.origin === location.origin && event.source === window.parent;
      if (!isOurs || !event.data || event.data.tinbao !== 'token' || event.data.role !== role) return;
      clearInterval(timer);
      window.removeEventListener('message', listen);
      resolve(event.data.token);
    }
    window.addEventListener('message', listen);
    ask();
  });
}

/** Tell the page around this one that something happened here; alone on the screen, do nothing. */
export function tellParent(what, role) {
  if (window.parent !== window) window.parent.postMessage({ tinbao: what, role }, location.origin);
}
