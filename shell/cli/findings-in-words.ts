import { type Finding, type Text, text } from '#law/ground';

/** One line for each finding, its way out below it. */
export const findingsInWords = (findings: readonly Finding[]): Text => linesOf(findings.map(findingInWords));

const findingInWords = ({ file, line, column, code, text: { en, zh }, wayOut }: Finding): Text => {
  const place = `${file}:${line}:${column}  ${code}  `;
  return text(
    `${place}${en}${wayOut === undefined ? '' : `\n  fix: ${wayOut.en}`}`,
    `${place}${zh}${wayOut === undefined ? '' : `\n  改法：${wayOut.zh}`}`,
  );
};

export const noFindings: Text = text('No findings.', '未发现问题。');

export const linesOf = (lines: readonly Text[]): Text => ({
  en: lines.map(({ en }) => en).join('\n'),
  zh: lines.map(({ zh }) => zh).join('\n'),
});

/** The steps of a trace (`expire:clock` where a clock runs out, `vote:result`, `child:case:ending`) as a person reads them. */
export const traceInWords = (trace: readonly string[]): Text => {
  const steps = trace.map(stepInWords);
  return text(`  path: ${steps.map(({ en }) => en).join(' → ')}`, `  路径：${steps.map(({ zh }) => zh).join(' → ')}`);
};

const stepInWords = (step: string): Text => {
  const [kind, name = '', reaches = ''] = step.split(':');
  switch (kind) {
    case 'expire':
      return text(`\`${name}\` runs out`, `\`${name}\`届满`);
    case 'vote':
      return text(`the vote is \`${name}\``, `表决结果为\`${name}\``);
    case 'child':
    case 'outside':
      return text(`\`${name}\` reaches \`${reaches}\``, `\`${name}\`到达\`${reaches}\``);
    default:
      return text(`\`${step}\``, `\`${step}\``);
  }
};
