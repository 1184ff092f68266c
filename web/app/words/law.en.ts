/** The law: articles, promises, who may order what, and drafts that are consulted on. */
export const law = {
  law: {
    crumb: 'Law',
    pack: (version: string) => `law pack of ${version}`,
    squares: 'All articles',
    late: 'Who is late today',
    lateSub: (count: string, of: string) => `${count} of ${of}`,
    noneLate: 'Nobody is late today.',
    mission: (count: string) => `The ${count} things the city asked for`,
    missionColumns: { shall: 'The city shall', by: 'Run by', state: 'State', rule: 'Rests on', now: 'Now' },
    states: { runs: 'runs', part: 'in part', 'not-yet': 'nothing runs it' },
    orders: 'Who may order what, in each procedure',
    asData: 'This page as data',
    reasons: 'Why not whole',
    partly: 'In part, and why',
    citedOnly: 'Only cited, and why',
    nothing: 'Does not run, and why',
    degrees:
      'Runs: something that does work rests on the article, and an example plays it. Cited only: it is named, but nothing that an example plays rests on it.',
    promised: 'What it promises of itself',
    readings: 'Who read it again',
    unread: (unread: string, of: string) => `${unread} of ${of} elements of this text were read by no expert as they stand now.`,
    readAgainst: (against: string, stands: string, changed: string) =>
      `Read against ${against}. Unchanged since: ${stands}; rewritten since: ${changed}.`,
    sources: 'Sources',
    standings: 'How firmly the pack stands',
    standing: (law: string, delegated: string, assumed: string) =>
      `Of its rules, ${law} are said by law, ${delegated} left by law to the authority, ${assumed} are our assumptions.`,
    filter: 'Find an article',
    inForce: (date: string) => `in force since ${date}`,
    articles: (count: string) => `${count} articles`,
  },
  article: {
    gistOf: 'What it says',
    clauses: 'Clause by clause, and what runs each',
    clausesOurs: 'Told in our own words. The law puts it in one sentence; the division, and the letters, are ours.',
    clausesTheirs: 'Told in our own words, by the paragraphs and items of the law.',
    nothingRunsIt: 'Nothing in this pack runs it.',
    runs: 'What it sets in motion',
    promises: 'What is promised of it, and whether it is proved',
    examples: 'Worked examples',
    used: 'How it has been used',
    all: 'All articles of this source',
    leftOut: { 'in-part': 'Runs in part', not: 'Does not run', 'cited-only': 'Only cited', runs: 'Left out' } as Readonly<
      Record<string, string>
    >,
    before: 'Before',
    after: 'Next',
    more: (count: number) => `and ${count} more`,
  },
  promises: {
    title: 'Promises and their proofs',
    lede: 'A promise is a sentence about every case that this law can lead to. A program looks at all of them, before the law is in force.',
    proved: (date: string, states: string, seconds: string) => `Proved on ${date}: ${states} configurations looked at in ${seconds} s.`,
    groups: { broken: 'Broken', 'not-run': 'Not tried yet', open: 'Not proved, and why', holds: 'Proved' },
    means: 'What “proved” means here',
    meanings: [
      'Every order of steps that the law allows was looked at, not a sample: each clock may run out at any moment, each vote may end each way.',
      'It is this text that is proved, and not the law behind it: a rule that was copied wrongly is proved as it stands here.',
      'Whether an answer in a form is true, and what a text says, no proof can tell.',
      '“Not proved” is not “broken”: nobody knows a case that breaks it, and nobody has excluded one.',
    ],
    text: 'Text of the law',
    prover: 'prover',
  },
  matrix: {
    crumb: 'Who may order what',
    title: (procedure: string) => `Who may order what, and when: ${procedure}`,
    procedures: 'Procedures',
    conditions: 'What refuses an order',
    conditionsSub: (count: number) => (count === 1 ? '1 condition, in words' : `${count} conditions, in words`),
    refuses: (orders: string) => `Refuses: ${orders}`,
    promises: 'What is promised of it',
    csv: 'Table as CSV',
    separation: 'Separation of duties in all procedures',
    competences: 'Who may do what, by which article',
  },
  competences: {
    title: 'Who may do what',
    through: 'Acts here through: ',
    colon: ': ',
    columns: { orders: 'What it may do', bounds: 'Within which bounds', rule: 'By which article' },
  },
  separation: {
    title: 'Separation of duties',
    how: 'The program refuses the second step to the person who took the first, whatever post they hold. In a new round the first step counts no more, unless it opened the case.',
    columns: { step: 'Step', by: 'Who may take it', notBy: 'Not by a person who took part in', notByShort: 'Not by', rule: 'Rule' },
    matrix: 'Who may order what',
    proof: (proved: number, of: number) =>
      of === 1
        ? proved === 1
          ? 'Promised, and proved on every path of the procedure.'
          : 'Promised, and not proved.'
        : `${of} promises of this: ${proved} proved on every path of the procedure.`,
    reads: 'Who reads what',
    readsSub:
      'Of the offices only the roles that stand here read a case, and only in these states; every other colleague reads nothing of it. Personal facts are closed even to them unless they are named. What is public anybody may read.',
    readers: {
      role: 'Role',
      where: 'Reads the case where it stands',
      personal: 'Personal facts it reads, and where',
      personalShort: 'Personal facts',
      none: 'none',
    },
    readsProof: (proved: number, of: number) =>
      of === 1
        ? proved === 1
          ? 'One promise about its readers, proved in every state that a case can reach.'
          : 'One promise about its readers, not proved.'
        : `${of} promises about its readers: ${proved} proved in every state that a case can reach.`,
    without: 'Procedures without it',
    withoutSub: 'In these, nothing is kept from a person who took another step. Declared interests bar an official everywhere.',
  },
  consultation: {
    title: 'Have your say',
    heading: (open: number) =>
      open === 0
        ? 'No draft is open for comment today'
        : open === 1
          ? 'One draft is open for your comment'
          : `${open} drafts are open for your comment`,
    lede: 'How AI is governed here is written in rules. Before one changes, anybody may say what they think of it, clause by clause. Every comment is public and gets an answer.',
    open: 'Open for comment',
    closed: 'Closed',
    none: 'No draft has been published yet',
    noneNext: 'Once the office wants to change a rule, the draft stands here, for thirty days or longer.',
    answered: (done: number, of: number) => (of === 0 ? 'No comment yet' : `${done} of ${of} comment${of === 1 ? '' : 's'} answered`),
    answeredHere: (of: number, done: number) =>
      of === 1
        ? done === 1
          ? '1 comment, answered'
          : '1 comment, no answer yet'
        : `${of} comments, ${done === of ? 'all' : done} answered`,
    silent: 'No comment yet',
    stands: 'Where it stands',
    case: 'The whole file of this change',
    draft: (number: number, date: string) => `Draft ${number} of ${date}`,
    noClauses: 'The draft is a file; it is not told clause by clause. Once somebody comments on a clause, it stands here.',
    deleted: 'This draft has the clause no more. What was said of it stays, with its answers.',
    newIn: (draft: number) => `New in draft ${draft}.`,
    redline: (draft: number, last: number) => `Underlined: new in draft ${draft}. Struck: was in draft ${last}.`,
    speak: 'Comment on this clause',
    yours: 'Your comment',
    public:
      'It will be public, with its answer, once the office has read it. You need not give your name; leave out names and addresses of others.',
    blackened: (why: string) => `The office blackened passages: ${why}.`,
    give: 'Write what you think.',
    send: 'Send the comment',
    sent: 'We have your comment.',
    same: (count: number) => (count === 1 ? 'One other said this' : `${count} others said this`),
    partOf: (number: string) => `Part of ${number}`,
    answer: 'Answer.',
    merged: 'Merged into',
    inParts: 'Answered in parts:',
    noAnswer: 'No answer yet.',
    dueBy: (date: string) => `Due by ${date}.`,
  },
};
