/** The menu: language, looks, leaving no trace. */

import { closeSheet, openSheet } from './sheet.js';
import { say } from './words.js';

const NEUTRAL_PAGE = 'about:blank';

const find = (id) => document.getElementById(id);

/**
 * Give every entry of the menu its work. `speak(locale)` changes the words, `send(body)` tells the bot.
 * Other tabs of this browser show the same conversation: once it is erased they leave too.
 */
export function wireMenu({ role, memory, queue, feed, http, speak, send }) {
  const otherTabs = window.BroadcastChannel ? new BroadcastChannel('tinbao.' + role) : null;
  if (otherTabs) otherTabs.onmessage = leave;

  find('menu-open').addEventListener('click', () => openSheet(find('menu')));

  pickOne('locale', document.documentElement.lang, (locale) => {
    speak(locale);
    send({ command: 'language', argument: locale }, null);
    closeSheet();
  });
  pickOne('theme', window.prefs.get('theme', 'auto'), (theme) => window.prefs.set('theme', theme));
  pickOne('size', window.prefs.get('size', 'normal'), (size) => window.prefs.set('size', size));

  function leave() {
    document.documentElement.hidden = true;
    memory.clear();
    location.replace(NEUTRAL_PAGE);
  }

  find('exit').addEventListener('click', leave);

  function openForget() {
    const count = queue.items.length;
    find('forget-unsent').hidden = !count;
    find('forget-unsent').textContent = say('page-forget-unsent', { count });
    find('forget-failed').hidden = true;
    openSheet(find('forget'));
  }

  find('forget-open').addEventListener('click', openForget);

  find('forget-go').addEventListener('click', async () => {
    const go = find('forget-go');
    go.disabled = true;
    try {
      await http.forget();
    } catch {
      find('forget-failed').hidden = false;
      go.disabled = false;
      return;
    }
    if (otherTabs) otherTabs.postMessage('forget');
    feed.stop();
    await queue.clear();
    memory.clear();
    window.prefs.clear();
    location.replace(location.pathname + location.search);
  });

  return { openForget };
}

function pickOne(name, current, take) {
  const buttons = Array.from(find('pick-' + name).querySelectorAll('button'));
  const mark = (value) => buttons.forEach((one) => one.setAttribute('aria-pressed', String(one.dataset.value === value)));
  mark(current);
  buttons.forEach((one) =>
    one.addEventListener('click', () => {
      mark(one.dataset.value);
      take(one.dataset.value);
    }),
  );
}
