/** The line to the server: a banner while it is down, and work that is tried again until it succeeds. */

import { say } from './words.js';

const LONGEST_PAUSE = 15000;

/** `isKeeping()` tells whether this device keeps what is unsent; where it does not, the banner asks for the page. */
export function makeLine(banner, isKeeping) {
  function connected(on) {
    const isWell = on && navigator.onLine !== false;
    const words = isWell ? '' : say(isKeeping() ? 'page-offline' : 'page-offline-open');
    banner.hidden = isWell;
    if (banner.textContent !== words) banner.textContent = words;
  }

  /** Something could not be kept, or now is: what the banner says may have changed. */
  function refresh() {
    if (!banner.hidden) connected(false);
  }

  /** Do `work` until it succeeds, waiting longer each time; the banner says why nothing happens. */
  async function insist(work) {
    for (let tries = 0; ; tries += 1) {
      try {
        const result = await work();
        connected(true);
        return result;
      } catch {
        connected(false);
        await pause(Math.min(LONGEST_PAUSE, 500 * Math.pow(2, tries)));
      }
    }
  }

  return { connected, refresh, insist };
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
