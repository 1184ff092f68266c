import { namesInText, printJson, type Refusal, sameText, type Text } from '#law/ground';
import { say } from './say.ts';

/** An order of an example that should have been done. */
export const wasRefused = (does: string, person: string, refusal: Refusal): Text => {
  return say('wasRefused.byWasRefused', { does, person, en: saying(refusal) });
};

export const refusedOtherwise = (does: string, expected: string, refusal: Refusal): Text => {
  return say('refusedOtherwise.wasRefusedAsNot', { does, en: saying(refusal), expected });
};

export const notSent = (letter: string, sent: readonly string[]): Text => {
  const others = sent.length === 0 ? say('notSent.none') : namesInText(sent);
  return say('notSent.letterWasNotSent', { letter, others });
};

/** What refused says itself, where it has words, and what it looked at. */
const saying = ({ refusal, text: says, about = {} }: Refusal): Text => {
  const looked = `\`${refusal}\` ${printJson(about)}`;
  return says === undefined ? sameText(looked) : say('saying.lookedSays', { looked, says });
};
