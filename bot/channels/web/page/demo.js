/** The demo: three phones side by side, their tokens, and the digest button. */

import { loadWords, say } from './words.js';

const NEWS_SHOWN = 6000;
const RETRY = 1000;

const digest = document.getElementById('digest');
const said = document.getElementById('digest-said');
const phones = Array.from(document.querySelectorAll('.phone'));
const tabs = Array.from(document.querySelectorAll('.tabs button'));
const tongues = Array.from(document.querySelectorAll('#tongue button'));
const newsTimers = {};
let lastSaid = '';

const phoneOf = (role) => phones.find((phone) => phone.dataset.phone === role);
const tabOf = (role) => tabs.find((tab) => tab.dataset.phone === role);
const frameOf = (role) => phoneOf(role).querySelector('iframe');

/** A phone asked who it is: its token goes to that frame alone, on this origin alone. */
async function handOver(role) {
  const response = await fetch('/demo/phones', { cache: 'no-store' });
  if (!response.ok) return;
  const tokens = await response.json();
  if (!tokens[role]) return;
  frameOf(role).contentWindow.postMessage({ tinbao: 'token', role, token: tokens[role] }, location.origin);
}

function showNews(role) {
  const news = phoneOf(role).querySelector('.news');
  news.hidden = false;
  tabOf(role).querySelector('.dot').hidden = tabOf(role).getAttribute('aria-pressed') === 'true';
  clearTimeout(newsTimers[role]);
  newsTimers[role] = setTimeout(() => {
    news.hidden = true;
  }, NEWS_SHOWN);
}

function listen(event) {
  if (event.origin !== location.origin || !event.data) return;
  const { tinbao, role } = event.data;
  const phone = phoneOf(role);
  if (!phone || event.source !== frameOf(role).contentWindow) return;
  if (tinbao === 'hello') handOver(role).catch(() => {});
  if (tinbao === 'news') showNews(role);
}

function choose(role) {
  tabs.forEach((tab) => tab.setAttribute('aria-pressed', String(tab.dataset.phone === role)));
  phones.forEach((phone) => phone.classList.toggle('chosen', phone.dataset.phone === role));
  tabOf(role).querySelector('.dot').hidden = true;
}

async function sendDigest() {
  digest.disabled = true;
  report('page-demo-digest-sending');
  try {
    const response = await fetch('/demo/digest', { method: 'POST' });
    report(response.ok ? 'page-demo-digest-sent' : 'page-demo-digest-failed');
  } catch {
    report('page-demo-digest-failed');
  }
  digest.disabled = false;
}

function report(key) {
  lastSaid = key;
  said.textContent = say(key);
}

async function speak(locale) {
  try {
    await loadWords(locale);
  } catch {
    setTimeout(() => speak(locale), RETRY);
    return;
  }
  window.prefs.set('demo.locale', locale);
  tongues.forEach((tongue) => tongue.setAttribute('aria-pressed', String(tongue.dataset.value === locale)));
  phones.forEach((phone) => {
    phone.querySelector('iframe').title = phone.querySelector('h2').textContent;
  });
  if (lastSaid) report(lastSaid);
}

window.addEventListener('message', listen);
digest.addEventListener('click', sendDigest);
tabs.forEach((tab) => tab.addEventListener('click', () => choose(tab.dataset.phone)));
tongues.forEach((tongue) => tongue.addEventListener('click', () => speak(tongue.dataset.value)));
phones.forEach((phone) => {
  const frame = phone.querySelector('iframe');
  phone.querySelector('.reload').addEventListener('click', () => {
    frame.src = frame.dataset.src;
  });
  frame.src = frame.dataset.src;
});
choose('citizen');
speak(window.prefs.get('demo.locale', 'vi'));
