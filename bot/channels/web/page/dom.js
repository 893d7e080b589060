/** Small building blocks: elements, icons, and the clock as people here read it. */

import { say } from './words.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const SVG = 'http://www.w3.org/2000/svg';

/** A new element with a class, and words as plain text. */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** An icon from the sprite at the top of the page; hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', '#i-' + name);
  svg.append(use);
  return svg;
}

/** A real button that never submits anything. */
export function button(className, text, press) {
  const element = make('button', className, text);
  element.type = 'button';
  element.addEventListener('click', press);
  return element;
}

function format(at, options, locale) {
  return new Intl.DateTimeFormat(locale || 'en-GB', { timeZone: ZONE, ...options }).format(new Date(at));
}

/** "07:05" */
export function clock(at) {
  return format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A day as a key to compare with: "23/11/2026". */
export function dayKey(at) {
  return format(at, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** "Hôm nay", "Hôm qua", or the weekday and date. */
export function dayName(at) {
  const key = dayKey(at);
  const now = Date.now();
  if (key === dayKey(now)) return say('page-today');
  if (key === dayKey(now - 86400000)) return say('page-yesterday');
  const locale = document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN';
  return format(at, { weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric' }, locale);
}

/** Bytes as people read them: "640 KB", "1,2 MB". */
export function sizeName(bytes) {
  if (bytes < 1000000) return Math.max(1, Math.round(bytes / 1000)) + ' KB';
  const decimal = document.documentElement.lang === 'en' ? '.' : ',';
  return (bytes / 1000000).toFixed(1).replace('.', decimal) + ' MB';
}
