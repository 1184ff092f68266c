/** An invented product, as its company tells it. The tier it falls under is the law's to say, not this list's. */
export interface DemoProduct {
  readonly name: string;
  readonly purpose: 'health' | 'transport' | 'education' | 'finance' | 'city' | 'other';
  readonly autonomy: 'informs' | 'proposes' | 'acts';
  readonly affected: number;
  readonly touchesBody: boolean;
  readonly sensitive: boolean;
  readonly risk: string;
  readonly explanation?: string;
  readonly language: 'en' | 'zh';
}

type Row = readonly [name: string, autonomy: DemoProduct['autonomy'], affected: number, marks: string, risk: string, explanation?: string];

/** `b` an error can injure somebody, `s` it uses sensitive personal information. */
export const rows = (purpose: DemoProduct['purpose'], list: readonly Row[]): readonly DemoProduct[] =>
  list.map(([name, autonomy, affected, marks, risk, explanation]) => {
    const language = /[\u4e00-\u9fff]/.test(risk) ? 'zh' : 'en';
    return {
      name: labelled(name),
      purpose,
      autonomy,
      affected,
      touchesBody: marks.includes('b'),
      sensitive: marks.includes('s'),
      risk,
      ...(explanation === undefined ? {} : { explanation }),
      language,
    };
  });

/** Every name says that it is invented, in the script in which it ends. */
export const labelled = (name: string): string => (/[a-z]$/i.test(name) ? `${name} (Demo)` : `${name}（演示）`);
