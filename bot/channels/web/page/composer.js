/** Where people write: the text field, pictures waiting to be sent, and the panels for a place, a number, a picture. */

import { button, icon, make, sizeName } from './dom.js';
import { findPlace } from './place.js';
import { say } from './words.js';

const MOST_CHARACTERS = 4000;
const MOST_CAPTION = 1000;
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_PICTURES = 5;
const PHONE = /^[0-9+(). -]{1,20}$/;
const TAKEN = /^(image|video|audio)\/|^application\/pdf$|^$/;

/**
 * `sendText(text)`, `sendPicture(file, caption)`, `sendPlace(place)`, `sendContact(phone)` take what was composed;
 * `keepDraft(text)` hears every change; `upward()` is asked for the choices when Up is pressed in an empty field.
 */
export function makeComposer(root, { sendText, sendPicture, sendPlace, sendContact, keepDraft, upward }) {
  const find = (selector) => root.querySelector(selector);
  const field = find('#field');
  const note = find('#note');
  const tray = find('#tray');
  const picker = find('#picker');
  const placeButton = find('#place');
  const attachButton = find('#attach');
  const phone = find('#phone');
  const panels = { place: find('#panel-place'), contact: find('#panel-contact'), media: find('#panel-media') };
  const hasKeyboard = window.matchMedia('(hover: hover) and (pointer: fine)').matches;
  let pictures = [];
  let asked = null;

  function grow() {
    field.style.height = 'auto';
    field.style.height = Math.min(field.scrollHeight + 2, window.innerHeight * 0.35) + 'px';
    root.classList.toggle('filled', Boolean(field.value.trim() || pictures.length));
  }

  function tell(key, values) {
    note.textContent = key ? say(key, values) : '';
    note.hidden = !key;
  }

  function write(text) {
    field.value = text;
    grow();
    keepDraft(text);
  }

  function submit() {
    const text = field.value.trim();
    const length = Array.from(text).length;
    const most = pictures.length ? MOST_CAPTION : MOST_CHARACTERS;
    if (length > most) {
      tell('page-too-long', { length, most });
      return;
    }
    if (pictures.length) {
      pictures.forEach((picture, index) => sendPicture(picture.file, index === 0 ? text : ''));
      clearTray();
    } else if (text) {
      sendText(text);
    } else {
      return;
    }
    tell(null);
    write('');
  }

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey && hasKeyboard) {
      event.preventDefault();
      submit();
    }
    if (event.key === 'ArrowUp' && !field.value && upward()) event.preventDefault();
  }

  function addPictures(files) {
    tell(null);
    Array.from(files).forEach((file) => {
      if (pictures.length >= MOST_PICTURES) tell('page-too-many', { most: MOST_PICTURES });
      else if (!TAKEN.test(file.type)) tell('page-refused-unknown_kind');
      else if (file.size > MOST_BYTES) tell('page-refused-too_big');
      else if (!file.size) tell('page-refused-empty');
      else pictures.push(preview(file));
    });
    tray.hidden = !pictures.length;
    panels.media.hidden = true;
    grow();
    if (hasKeyboard) field.focus();
  }

  function preview(file) {
    const card = make('div', 'preview');
    const url = URL.createObjectURL(file);
    const img = file.type.startsWith('image/') ? make('img') : make('span', 'size', file.name);
    if (img.tagName === 'IMG') {
      img.src = url;
      img.alt = say('page-picture');
    }
    const picture = { file, url };
    const drop = button('drop', '', () => {
      URL.revokeObjectURL(url);
      card.remove();
      pictures = pictures.filter((other) => other !== picture);
      tray.hidden = !pictures.length;
      grow();
      field.focus();
    });
    drop.append(icon('close'));
    drop.setAttribute('aria-label', say('page-picture-remove'));
    card.append(img, make('span', 'size', sizeName(file.size)), drop);
    tray.append(card);
    return picture;
  }

  function clearTray() {
    pictures.forEach((picture) => URL.revokeObjectURL(picture.url));
    pictures = [];
    tray.textContent = '';
    tray.hidden = true;
  }

  function show(name) {
    Object.keys(panels).forEach((other) => {
      panels[other].hidden = other !== name;
    });
    tell(null);
  }

  async function share() {
    const go = find('#place-go');
    go.disabled = true;
    tell('page-place-looking');
    try {
      const place = await findPlace();
      tell(null);
      panels.place.hidden = true;
      sendPlace(place);
    } catch (reason) {
      tell('page-place-' + (typeof reason === 'string' ? reason : 'unavailable'));
    }
    go.disabled = false;
  }

  function submitPhone() {
    const number = phone.value.trim();
    if (!PHONE.test(number) || number.replace(/\D/g, '').length < 8) {
      tell('page-contact-wrong');
      phone.focus();
      return;
    }
    tell(null);
    phone.value = '';
    panels.contact.hidden = true;
    sendContact(number);
  }

  field.addEventListener('input', () => {
    grow();
    keepDraft(field.value);
  });
  field.addEventListener('keydown', onKey);
  field.addEventListener('paste', (event) => {
    if (event.clipboardData && event.clipboardData.files.length) addPictures(event.clipboardData.files);
  });
  find('#send').addEventListener('click', () => {
    submit();
    field.focus({ preventScroll: true });
  });
  picker.addEventListener('change', () => {
    addPictures(picker.files);
    picker.value = '';
  });
  [attachButton, find('#media-go')].forEach((one) => one.addEventListener('click', () => picker.click()));
  placeButton.addEventListener('click', () => show(panels.place.hidden ? 'place' : asked));
  find('#place-go').addEventListener('click', share);
  find('#contact-go').addEventListener('click', submitPhone);
  phone.addEventListener('keydown', (event) => event.key === 'Enter' && submitPhone());
  root.querySelectorAll('[data-dismiss]').forEach((one) =>
    one.addEventListener('click', () => {
      show(null);
      field.focus();
    }),
  );

  return {
    /** Offer what the bot asks for ("place", "contact", "media" or null): `openly` with its panel, else by its button. */
    ask(what, openly) {
      asked = openly ? what : null;
      show(asked);
      mark(placeButton, 'page-place', what === 'place');
      mark(attachButton, 'page-attach', what === 'media');
    },
    write,
    addPictures,
    focus: () => field.focus({ preventScroll: true }),
    focusIfKeyboard: () => hasKeyboard && field.focus({ preventScroll: true }),
  };
}

/** Show on `one`, and say in its name, whether it is asked for; the name follows the language by `data-label`. */
function mark(one, name, isAsked) {
  one.classList.toggle('asked', isAsked);
  one.dataset.label = isAsked ? name + '-asked' : name;
  one.title = say(one.dataset.label);
  one.setAttribute('aria-label', one.title);
}
