export const en = {
  title: 'Discretion',
  lede: (from: string, to: string) => `${from} to ${to}. What the law leaves to officials, and what they made of it.`,
  own: 'You see your own line and that of your office. A head sees every line.',
  from: 'From',
  to: 'To',
  show: 'Show',
  who: 'Who',
  office: 'The whole office',
  n: 'Answers',
  few: 'too few to say',
  interval: (low: string, high: string) => `(${low}–${high} %)`,
  differs: 'differs; look at the cases',
  cases: (answer: string, name: string) => `Newest cases: ${answer}, ${name}`,
  strip: 'Share and interval, with the share of the office',
  fewTerms: (count: number) =>
    count === 1 ? 'One question was answered too seldom to say more' : `${count} questions were answered too seldom to say more`,
  question: 'What is asked',
  answers: 'What was answered',
  rests: 'Rests on',
  unused: (count: number) =>
    count === 1 ? 'One more question was not answered in this time.' : `${count} more questions were not answered in this time.`,
  none: 'Nobody used the room that the law leaves in this time.',
  noneNext: 'Choose other days. Each answer stands here from the day on which it is given.',
  definitions: 'How this is counted, and when it misleads',
  public: 'What the public sees',
};

export type Words = typeof en;
