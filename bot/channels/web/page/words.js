/** The words of the page, fetched per language; every element names its own by `data-text`, `data-label`, `data-hint`. */

let words = {};

/** Fetch the catalogue of `locale` ("vi" | "en"). Throws when the server cannot be reached. */
export async function loadWords(locale) {
  const response = await fetch('/page/texts.json?locale=' + locale);
  if (!response.ok) throw new Error('texts ' + response.status);
  words = await response.json();
  document.documentElement.lang = locale;
  applyWords(document);
}

/** The words for `key`, with each `%name%` filled from `values`. */
export function say(key, values = {}) {
  const text = key in words ? words[key] : '';
  return text.replace(/%(\w+)%/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Write the words into everything below `root` that asks for them. */
export function applyWords(root) {
  root.querySelectorAll('[data-text]').forEach((element) => {
    element.textContent = say(element.dataset.text);
  });
  root.querySelectorAll('[data-label]').forEach((element) => {
    element.setAttribute('aria-label', say(element.dataset.label));
    if (element.tagName === 'BUTTON') element.title = say(element.dataset.label);
  });
  root.querySelectorAll('[data-hint]').forEach((element) => {
    element.placeholder = say(element.dataset.hint);
  });
}
