import { type Finding, joinTexts, sameText, type Text } from '#law/ground';
import { say } from './say.ts';

/** One line for each finding, its way out below it. */
export const findingsInWords = (findings: readonly Finding[]): Text => linesOf(findings.map(findingInWords));

const findingInWords = ({ file, line, column, code, text, wayOut }: Finding): Text => {
  const place = `${file}:${line}:${column}  ${code}  `;
  return say('findingInWords.placeEnHaswayoutFix', { place, en: text, hasWayOut: wayOut !== undefined, wayOut });
};

export const noFindings: Text = say('noFindings.noFindings');

export const linesOf = (lines: readonly Text[]): Text => joinTexts(lines, { en: '\n', zh: '\n' });

/** The steps of a trace (`expire:clock` where a clock runs out, `vote:result`, `child:case:ending`) as a person reads them. */
export const traceInWords = (trace: readonly string[]): Text => {
  const steps = trace.map(stepInWords);
  return say('traceInWords.path', { steps: joinTexts(steps, { en: ' → ', zh: ' → ' }) });
};

const stepInWords = (step: string): Text => {
  const [kind, name = '', reaches = ''] = step.split(':');
  switch (kind) {
    case 'expire':
      return say('stepInWords.runsOut', { name });
    case 'vote':
      return say('stepInWords.theVoteIs', { name });
    case 'child':
    case 'outside':
      return say('stepInWords.reaches', { name, reaches });
    default:
      return sameText(`\`${step}\``);
  }
};
