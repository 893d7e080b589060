/** What to say about an own bubble that did not get through (yet). */

import { say } from './words.js';

const SAID = ['ended', 'stale', 'too_long'];

/** Words for `state` of `record`; `detail` is {first, busy, seconds, kept} while waiting, {error} when refused. */
export function fateWords(state, detail, record) {
  if (state === 'waiting') return detail.first ? waitingWords(detail) : '';
  if (state !== 'refused') return '';
  if (record.kind === 'picture') return say('page-refused-' + detail.error) || say('page-refused-broken');
  return say(SAID.includes(detail.error) ? 'page-refused-' + detail.error : 'page-refused-bad');
}

function waitingWords({ busy, seconds, kept }) {
  if (!kept) return say('page-fate-open');
  return busy ? say('page-fate-busy', { seconds: Math.ceil(seconds) }) : say('page-fate-waiting');
}
