/** The bot's choices under its messages: the newest can be taken, older ones stay readable with what was taken. */

import { button, make } from './dom.js';
import { say } from './words.js';

const QUIET = ['form.back', 'form.skip', 'form.cancel', 'form.enough', 'form.resume', 'menu.home'];
const LOUD = ['form.submit', 'form.done', 'menu.tip'];
const LASTING = /^(desk|case\.reply)\./;
const HALF_ANSWERED = /^(place\.as_written|form\.done)$/;
const SHORT_LABEL = 19;
const TINY_LABEL = 3;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Whether a part of the answer is already given: places to pick from, pictures to be done with. */
export function isHalfAnswered(message) {
  return (message.choices || []).some((choice) => HALF_ANSWERED.test(choice.id));
}

/**
 * A round is what lies between two messages of the citizen's own: choices of one round stay open together, so that
 * an officer's answer arriving in the middle of a form does not close the form's question. What names its own case
 * (`desk.tip.12`, `case.reply.12`) means the same at any time and stays open.
 * `press(choice, messageId)` hears what was taken.
 */
export function makeChoices(press) {
  const groupOf = new Map();
  let open = [];
  let round = 0;

  /** The choices of `message` as an element. */
  function draw(message) {
    const element = make('div', 'choices');
    element.setAttribute('role', 'group');
    element.setAttribute('aria-label', say('page-choices'));
    const isLasting = message.choices.some((choice) => LASTING.test(choice.id));
    const group = { id: message.id, element, round, isLasting, taken: false };
    const quiet = make('div', 'quiet');
    message.choices.forEach((choice) => {
      const isQuiet = QUIET.includes(choice.id);
      const one = button('choice' + look(choice, isQuiet), choice.label, () => {
        if (!group.taken) press(choice, message.id);
      });
      one.dataset.choice = choice.id;
      (isQuiet ? quiet : element).append(one);
    });
    if (quiet.children.length) element.append(quiet);
    element.addEventListener('keydown', moveAlong);
    groupOf.set(message.id, group);
    open.push(group);
    return element;
  }

  function lock(group) {
    group.taken = true;
    group.element.classList.add('closed');
    group.element.querySelectorAll('button').forEach((one) => {
      one.disabled = true;
    });
    open = open.filter((other) => other !== group);
  }

  /** Lock the choices of `messageId` and mark what was taken there. */
  function choose(messageId, choiceId) {
    const group = groupOf.get(messageId);
    if (!group || group.isLasting) return;
    lock(group);
    group.element.querySelectorAll('button').forEach((one) => {
      if (one.dataset.choice !== choiceId) return;
      one.classList.add('taken');
      one.setAttribute('aria-pressed', 'true');
    });
  }

  /** A press the server refused: the choices of `messageId` can be taken again. */
  function unchoose(messageId) {
    const group = groupOf.get(messageId);
    if (!group || group.isLasting) return;
    group.taken = false;
    group.round = round;
    open.push(group);
    group.element.classList.remove('closed');
    group.element.querySelectorAll('button').forEach((one) => {
      one.disabled = false;
      one.classList.remove('taken');
      one.removeAttribute('aria-pressed');
    });
  }

  /**
   * Words were sent: until they are answered, nothing may be pressed that belongs to the question they answer;
   * it would reach the next one. Gives the ids of the messages whose choices are held back.
   */
  function hold() {
    const held = open.filter((group) => !group.isLasting);
    held.forEach(lock);
    return held.map((group) => group.id);
  }

  /** Move to the newest choices; false when there are none. */
  function focus() {
    const group = open[open.length - 1];
    const target = group && group.element.querySelector('button');
    if (target) target.focus();
    return Boolean(target);
  }

  return {
    draw,
    choose,
    unchoose,
    hold,
    focus,
    nextRound: () => {
      round += 1;
    },
    lockEarlierRounds: () => open.filter((group) => group.round < round && !group.isLasting).forEach(lock),
    lockAllButNewest: () => open.filter((group) => !group.isLasting).slice(0, -1).forEach(lock),
    lockAll: () => open.slice().forEach(lock),
    drop: (row) => {
      open = open.filter((group) => group.element.parentNode !== row);
    },
  };
}

function look(choice, isQuiet) {
  if (isQuiet) return '';
  if (LOUD.includes(choice.id)) return ' loud';
  if (choice.label.length <= TINY_LABEL) return ' tiny';
  return choice.label.length > SHORT_LABEL ? ' wide' : '';
}

function moveAlong(event) {
  const step = STEPS[event.key];
  if (!step) return;
  const all = Array.from(event.currentTarget.querySelectorAll('button'));
  const next = all[all.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
