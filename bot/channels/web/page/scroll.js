/** Where the conversation stands on screen: at its end, until somebody scrolls up to read. */

const NEAR_END = 80;

/** `log` scrolls, `jump` is the button that leads back to the end. */
export function makeScroll(log, jump) {
  let sticking = true;
  let lastTop = 0;

  log.addEventListener('scroll', onScroll, { passive: true });
  jump.addEventListener('click', toEnd);
  if (window.ResizeObserver) new ResizeObserver(stay).observe(log);

  // Only a scroll upwards lets go of the end: a picture that loads late must not.
  function onScroll() {
    const below = log.scrollHeight - log.scrollTop - log.clientHeight;
    if (below < NEAR_END) sticking = true;
    else if (log.scrollTop < lastTop) sticking = false;
    lastTop = log.scrollTop;
    jump.hidden = below < NEAR_END;
    if (jump.hidden) jump.classList.remove('news');
  }

  function toEnd() {
    sticking = true;
    log.scrollTop = log.scrollHeight;
  }

  /** Something grew: keep to the end if that is where we are. */
  function stay() {
    if (sticking) toEnd();
  }

  /** Show `row`, at most as far as keeps its own top in sight; without `always` only those at the end are moved. */
  function reveal(row, always) {
    if (!always && !sticking) {
      jump.hidden = false;
      jump.classList.add('news');
      return;
    }
    requestAnimationFrame(() => {
      const top = row.offsetTop - log.offsetTop - 12;
      log.scrollTop = top;
      sticking = log.scrollTop < top || top + log.clientHeight >= log.scrollHeight - NEAR_END;
    });
  }

  return { toEnd, stay, reveal };
}
