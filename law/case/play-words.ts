import { namesInText, printJson, type Refusal, sameText, type Text, text } from '#law/ground';

/** An order of an example that should have been done. */
export const wasRefused = (does: string, person: string, refusal: Refusal): Text => {
  const { en, zh } = saying(refusal);
  return text(`\`${does}\` by ${person} was refused: ${en}`, `${person}的\`${does}\`被拒绝：${zh}`);
};

export const refusedOtherwise = (does: string, expected: string, refusal: Refusal): Text => {
  const { en, zh } = saying(refusal);
  return text(`\`${does}\` was refused as ${en}, not as \`${expected}\``, `\`${does}\`被拒绝的理由是${zh}，不是\`${expected}\``);
};

export const notSent = (letter: string, sent: readonly string[]): Text => {
  const others = sent.length === 0 ? text('none', '没有发出任何文书') : namesInText(sent);
  return text(`letter \`${letter}\` was not sent, but ${others.en}`, `未发出文书\`${letter}\`，实际：${others.zh}`);
};

/** What refused says itself, where it has words, and what it looked at. */
const saying = ({ refusal, text: says, about = {} }: Refusal): Text => {
  const looked = `\`${refusal}\` ${printJson(about)}`;
  return says === undefined ? sameText(looked) : text(`${looked} (${says.en})`, `${looked}（${says.zh}）`);
};
