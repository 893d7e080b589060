/** What the page's own address says. */

const isFramed = window.parent !== window;

/** Whose phone this is: "citizen", or a member of staff in a frame of the demo, which has the token. */
export const role = (isFramed && new URLSearchParams(location.search).get('role')) || 'citizen';

/** The argument of `?start=` or `#start=`, taken out of the address at once: it may be a receipt code. */
export function takeStartArgument() {
  const query = new URLSearchParams(location.search);
  const anchor = new URLSearchParams(location.hash.slice(1));
  const argument = query.get('start') || anchor.get('start');
  if (argument) {
    query.delete('start');
    const rest = query.toString();
    history.replaceState(null, '', location.pathname + (rest ? '?' + rest : ''));
  }
  return argument;
}
