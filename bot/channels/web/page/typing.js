/** The sign that an answer is on its way: shown once it takes longer than a blink, never for ever. */

const SHOWN_AFTER = 400;
const SHOWN_AT_MOST = 12000;

/** `show(true | false)` draws it. */
export function makeTyping(show) {
  let timer = 0;

  function stop() {
    clearTimeout(timer);
    timer = 0;
    show(false);
  }

  return {
    stop,
    expect() {
      if (timer) return;
      timer = setTimeout(() => {
        show(true);
        timer = setTimeout(stop, SHOWN_AT_MOST);
      }, SHOWN_AFTER);
    },
    isExpecting: () => timer !== 0,
  };
}
