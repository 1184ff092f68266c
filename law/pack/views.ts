import { text as said, type Text } from '#law/ground';

/** What can play a part: something of the element that offers the view, or a fact of the pack. */
export type Player = 'column' | 'fact' | 'order' | 'case' | 'clock' | 'budget' | 'procedure';

/** A part of a view. */
export interface Part {
  readonly is: Player;
  /** Of a column or a fact: the kinds of value that it may have; any, if missing. */
  readonly of?: readonly string[];
  /** Of a fact: the part that is the list in whose rows it stands. */
  readonly in?: string;
  /** Without it the view cannot be shown. */
  readonly needed?: true;
  /** Several may play it; else one alone. */
  readonly several?: true;
  readonly about: Text;
}

export interface View {
  readonly on: 'register' | 'procedure' | 'committee';
  readonly about: Text;
  readonly parts: Readonly<Record<string, Part>>;
}

const words = ['text', 'choice'];

/** Parts by which a row of any register is told in a line. */
const line = {
  title: { is: 'column', of: ['text'], about: said('what a row is called', '名称') },
  maker: {
    is: 'column',
    of: ['text', 'party', 'choice'],
    about: said('who answers for it, by a public name', '负责的单位或者个人'),
  },
  purpose: { is: 'column', of: words, about: said('what it is for', '用途') },
  risk: { is: 'column', of: ['choice'], about: said('how risky it is', '风险等级') },
  decides: { is: 'column', of: words, about: said('who decides in the end', '由谁作出最终决定') },
  explains: { is: 'column', of: ['text'], about: said('one plain sentence of what it does', '一句话说明') },
} as const satisfies Readonly<Record<string, Part>>;

/** What a resident may do about it. */
const rights = {
  limits: { is: 'column', of: words, about: said('what it cannot do', '局限') },
  refuse: { is: 'column', of: words, about: said('what one may refuse', '可以拒绝的事项') },
  'ask-at': { is: 'column', of: words, about: said('where one may ask', '询问方式') },
} as const satisfies Readonly<Record<string, Part>>;

/**
 * The closed list of views that a pack can offer, and of their parts. Readers, checker, JSON Schema, guide and pages all take it from here: a page asks
 * for a part and never for a name of a pack.
 */
export const views = {
  entry: {
    on: 'register',
    about: said('a row in a line: in lists, in search and on pages about something else', '一行登记：用于列表、检索和其他页面'),
    parts: {
      ...line,
      about: { is: 'column', of: ['case'], about: said('the row of another register that it is about', '所涉及的另一登记册的登记') },
      told: { is: 'column', several: true, about: said('what else the line tells', '其他说明事项') },
    },
  },
  product: {
    on: 'register',
    about: said('a page for residents on each row, as of an AI product', '面向居民的产品页面'),
    parts: {
      ...line,
      title: { ...line.title, needed: true },
      tested: { is: 'column', of: words, about: said('what was tested, and with what result', '测试内容和结果') },
      safeguards: { is: 'column', of: words, about: said('what is done against its risks', '风险防控措施') },
      ...rights,
    },
  },
  watch: {
    on: 'register',
    about: said(
      'warnings and incidents, on the page of warnings and on that of what they are about',
      '预警和事件，列于预警页面和所涉产品页面',
    ),
    parts: {
      about: { is: 'column', of: ['case'], about: said('what went wrong: the row of another register', '所涉及的登记') },
      warning: { is: 'column', of: ['text'], needed: true, about: said('what the public is told', '向公众说明的内容') },
      harm: { is: 'column', of: words, about: said('the kind of harm', '损害类别') },
      advice: { is: 'column', of: ['text'], about: said('what one should do', '建议') },
      reasons: { is: 'column', of: ['text'], about: said('why it was ordered', '理由') },
      cause: { is: 'column', of: words, about: said('the kind of cause', '原因类别') },
      wrong: { is: 'column', of: words, about: said('what went wrong', '发生的问题') },
      changed: { is: 'column', of: ['list', 'text'], about: said('what was changed since', '已作出的改正') },
      effect: { is: 'column', about: said('whether that helped', '改正效果') },
    },
  },
  trials: {
    on: 'register',
    about: said('a page for residents on each trial; its procedure offers `trial`', '面向居民的试点页面；其程序应当提供`trial`'),
    parts: {
      ...line,
      title: { ...line.title, needed: true },
      ...rights,
      outcome: { is: 'column', of: words, about: said('what came out', '结果') },
    },
  },
  trial: {
    on: 'procedure',
    about: said('how far a trial is, and what was told of it', '试点的进展和报告'),
    parts: {
      term: { is: 'clock', needed: true, about: said('the days of the trial', '试点期限') },
      caps: {
        is: 'budget',
        several: true,
        about: said('accounts of one case that have a ceiling, people first', '按案件分别计算且有上限的额度，人数在前'),
      },
      harm: { is: 'order', several: true, about: said('tells a harm', '报告损害') },
      'serious-harm': {
        is: 'order',
        several: true,
        about: said('tells a harm that stops the trial at once', '报告严重损害，试点即时停止'),
      },
      leave: { is: 'order', about: said('tells that people left', '报告参加者退出') },
      left: { is: 'fact', of: ['number'], about: said('how many left', '退出人数') },
      changes: { is: 'order', several: true, about: said('changes the plan', '变更方案') },
    },
  },
  looks: {
    on: 'procedure',
    about: said('the rule by which a trial stops, fixed before it begins', '事先确定的试点停止规则'),
    parts: {
      plan: { is: 'fact', of: ['list'], needed: true, about: said('the looks that are planned', '计划的各次统计') },
      at: { is: 'fact', of: ['number'], in: 'plan', needed: true, about: said('after how many people', '累计人数') },
      stops: { is: 'fact', of: ['number'], in: 'plan', needed: true, about: said('how many harms stop it there', '达到即停止的损害起数') },
      acceptable: { is: 'fact', of: ['number'], about: said('harm of 100 people that is acceptable', '每百人可以接受的损害') },
      unacceptable: { is: 'fact', of: ['number'], about: said('harm of 100 people that is not', '每百人不可接受的损害') },
      people: { is: 'fact', of: ['number'], about: said('how many people are asked for', '申请的人数') },
      ceiling: { is: 'fact', of: ['number'], about: said('how many people are allowed', '批准的人数') },
    },
  },
  conformity: {
    on: 'procedure',
    about: said('a table of what was required and what came out', '要求与结果对照表'),
    parts: {
      requirements: { is: 'fact', of: ['list'], needed: true, about: said('the requirements, fixed before the test', '测试前确定的要求') },
      id: { is: 'fact', of: ['text'], in: 'requirements', needed: true, about: said('number of the requirement', '要求编号') },
      threshold: { is: 'fact', of: ['number'], in: 'requirements', needed: true, about: said('the value to be reached', '阈值') },
      bound: {
        is: 'fact',
        of: ['choice'],
        in: 'requirements',
        about: said('`at-least` or `at-most`; at least, if missing', '`at-least`（不低于）或者`at-most`（不高于），缺省为不低于'),
      },
      class: { is: 'fact', of: words, in: 'requirements', about: said('the kind of requirement', '要求类别') },
      required: { is: 'fact', of: ['text'], in: 'requirements', about: said('what is required', '要求内容') },
      source: { is: 'fact', of: ['text'], in: 'requirements', about: said('who requires it', '要求来源') },
      method: { is: 'fact', of: ['text'], in: 'requirements', about: said('how it is tested', '测试方法') },
      measure: { is: 'fact', of: ['text'], in: 'requirements', about: said('what is measured', '测量指标') },
      unit: { is: 'fact', of: words, in: 'requirements', about: said('the unit', '单位') },
      planned: { is: 'fact', of: ['number'], in: 'requirements', about: said('how many samples are planned', '计划样本数') },
      results: { is: 'fact', of: ['list'], needed: true, about: said('the results', '结果') },
      for: { is: 'fact', of: ['text'], in: 'results', needed: true, about: said('number of the requirement', '对应的要求编号') },
      value: { is: 'fact', of: ['number'], in: 'results', needed: true, about: said('what was measured', '测得值') },
      samples: { is: 'fact', of: ['number'], in: 'results', about: said('how many samples were run', '实际样本数') },
      evidence: { is: 'fact', of: words, in: 'results', about: said('where it is recorded', '证据') },
      scope: { is: 'fact', several: true, about: said('what exactly was tested', '测试范围') },
    },
  },
  consultation: {
    on: 'procedure',
    about: said('a draft on which everybody may say what they think', '公开征求意见的草案'),
    parts: {
      comment: {
        is: 'order',
        needed: true,
        about: said('says something; it opens a case, whose procedure offers `comment`', '提出意见；由此开立案件，其程序应当提供`comment`'),
      },
      clause: { is: 'fact', of: words, needed: true, about: said('the clause that a comment is about', '意见所针对的条款') },
      said: { is: 'fact', of: ['text'], needed: true, about: said('what is said of it', '意见内容') },
      clauses: { is: 'fact', of: ['list'], about: said('the clauses of the draft', '草案各条') },
      name: { is: 'fact', of: ['text'], in: 'clauses', about: said('name of a clause', '条款名称') },
      wording: { is: 'fact', of: ['text'], in: 'clauses', about: said('wording of a clause', '条款文本') },
      title: { is: 'fact', of: ['text'], about: said('what the draft is called', '草案名称') },
    },
  },
  comment: {
    on: 'procedure',
    about: said('a comment and what became of it', '一条意见及其办理结果'),
    parts: {
      shown: { is: 'fact', of: ['text'], needed: true, about: said('what everybody may read of it', '公开的意见内容') },
      blackened: { is: 'fact', of: words, about: said('why passages are blackened', '遮盖理由') },
      answer: { is: 'fact', of: ['text'], about: said('the answer', '答复') },
      outcome: { is: 'fact', of: words, about: said('whether it is followed', '采纳情况') },
      'merged-into': { is: 'fact', of: ['case'], about: said('the comment that it was merged into', '并入的意见') },
      parts: { is: 'case', about: said('the comments that it was split into', '拆分出的意见') },
    },
  },
  reports: {
    on: 'procedure',
    about: said('the board of open reports, for officials', '供主管部门使用的在办事件看板'),
    parts: {
      report: { is: 'order', needed: true, about: said('reports what happened', '报告事件') },
      about: { is: 'fact', of: ['case'], about: said('what it is about: a row of a register', '所涉及的登记') },
      harm: { is: 'fact', of: ['choice'], about: said('the kind of harm', '损害类别') },
      happened: { is: 'fact', of: ['date'], about: said('the day on which it happened', '发生日期') },
      merge: { is: 'order', about: said('merges a report into others', '并案') },
      into: { is: 'fact', of: ['case'], about: said('the reports that it was merged into', '并入的报告') },
    },
  },
  door: {
    on: 'procedure',
    about: said('a way to complain or report that is open to anyone, on every page for residents', '任何人均可投诉或者报告的入口'),
    parts: { file: { is: 'order', needed: true, about: said('opens the case', '提出') } },
  },
  rights: {
    on: 'procedure',
    about: said('requests about one’s own data', '与本人数据有关的请求'),
    parts: {
      ask: { is: 'order', several: true, needed: true, about: said('makes the request', '提出请求') },
      choices: {
        is: 'fact',
        of: ['choice'],
        several: true,
        needed: true,
        about: said('what can be asked for; the articles that it rests on are the rights', '可以请求的事项；所依据的条文即为各项权利'),
      },
    },
  },
  room: {
    on: 'committee',
    about: said('the page of a committee', '委员会页面'),
    parts: { cases: { is: 'procedure', several: true, needed: true, about: said('what comes before it', '提交其审议的案件') } },
  },
} as const satisfies Readonly<Record<string, View>>;

export type ViewName = keyof typeof views;

type PartsIn<V extends ViewName> = (typeof views)[V]['parts'];
type Played<P> = P extends { readonly several: true } ? readonly string[] : string;
type NeededIn<V extends ViewName> = {
  [P in keyof PartsIn<V>]: PartsIn<V>[P] extends { readonly needed: true } ? P : never;
}[keyof PartsIn<V>];

/** Part → the name that plays it, or the names where several may. */
export type PartsOf<V extends ViewName> = { readonly [P in NeededIn<V>]: Played<PartsIn<V>[P]> } & {
  readonly [P in Exclude<keyof PartsIn<V>, NeededIn<V>>]?: Played<PartsIn<V>[P]>;
};

/** What an element of a pack offers. */
export type Views = { readonly [V in ViewName]?: PartsOf<V> };

/** The views that stand on one kind of element. */
export const viewsOn = (on: View['on']): readonly ViewName[] => (Object.keys(views) as ViewName[]).filter((name) => views[name].on === on);

/** The parts of a view as plain data: what the compiler knows of each apart. */
export const partsOf = (view: ViewName): Readonly<Record<string, Part>> => views[view].parts;
