import type { Value } from '#law/ground';
import type { Chance } from '../chance.ts';
import { type Both, phraseOf, phrasesOf } from './city-data.ts';
import type { DemoProduct } from './products.ts';
import { attached, type Gives } from './scene.ts';

/** What the company tells the office and the public about a product, in the language in which it writes. */
export const productFacts = (chance: Chance, product: DemoProduct, contact: string): Gives => {
  const say = (name: string): string => chance.one(phrasesOf(name))[product.language];
  const number = chance.between(4, 38) * 50;
  const share = chance.between(930, 995) / 10;
  const tested = say('tested').replace('{n}', String(number)).replace('{share}', share.toFixed(1));
  return {
    'product-name': product.name,
    purpose: product.purpose,
    autonomy: product.autonomy,
    affected: product.affected,
    'touches-body': product.touchesBody,
    'sensitive-data': product.sensitive,
    'prohibited-act': 'none',
    'risk-statement': product.risk,
    contact,
    ...(product.explanation === undefined ? {} : { explanation: product.explanation }),
    // Each of these may be left out, and now and then a company does.
    ...optional(chance, 88, 'tested', tested),
    ...optional(chance, 80, 'limits', say(product.touchesBody ? 'limits-of-body' : `limits-${product.purpose}`)),
    ...optional(chance, 78, 'may-refuse', say(product.autonomy === 'acts' ? 'refuse-acts' : 'refuse-others')),
    ...optional(chance, 92, 'ask-at', askAt(product)),
    'test-report': attached,
  };
};

const optional = (chance: Chance, percent: number, fact: string, value: Value): Gives =>
  chance.between(1, 100) <= percent ? { [fact]: value } : {};

const askAt = ({ language, name }: DemoProduct): string => {
  const host = `${/[a-z]+/i.exec(name)?.[0].toLowerCase() ?? 'help'}.demo.invalid`;
  return language === 'en'
    ? `ask@${host}, or at the desk of the company on weekdays from nine to five (demo)`
    : `ask@${host}，或者工作日到本单位服务台（演示）`;
};

/** What the office writes: in both languages, so that every reader of the demo can read it. */
export const office = {
  missing: phrasesOf('office-missing'),
  extension: phrasesOf('office-extension'),
  opinion: phrasesOf('office-opinion'),
  refuseTesting: phrasesOf('office-refuse-testing'),
  refuseNational: phrasesOf('office-refuse-national'),
  grounds: phrasesOf('office-grounds'),
  setAside: phrasesOf('office-set-aside'),
  upheld: phrasesOf('office-upheld'),
  harm: phrasesOf('office-harm'),
  deviation: phrasesOf('office-deviation'),
  lift: phrasesOf('office-lift'),
  close: phrasesOf('office-close'),
  minor: phrasesOf('office-minor'),
  recall: phrasesOf('office-recall'),
  notice: phrasesOf('office-notice'),
  plea: phrasesOf('office-plea'),
  sanction: phrasesOf('office-sanction'),
  cause: phrasesOf('office-cause'),
} satisfies Readonly<Record<string, readonly [Both, ...Both[]]>>;

export const stopRules = phrasesOf('stop-rules');

/** What a trial measures; fixed before it begins. */
export const endpoints = phraseOf('endpoints');

export const norms = ['ISO/IEC 42001', 'ISO/IEC 23894', 'ISO/IEC 25059', 'IEEE 7001'] as const;
