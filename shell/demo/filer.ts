import { companiesFor, organisations, partyOf, people, speakerOf } from './people.ts';
import type { DemoProduct } from './products.ts';
import type { Doer, Gives, Scene } from './scene.ts';
import { productFacts } from './told.ts';

/** Somebody who files for a company, and what they tell of one product. */
export interface Filer extends Doer {
  readonly person: string;
  readonly company: string;
  readonly language: 'en' | 'zh';
  readonly facts: Gives;
}

/** A company of the product's field; which one, chance says, unless its name gives it away. */
export const filerOf = (s: Scene, product: DemoProduct): Filer => {
  const fits = companiesFor[product.purpose]!;
  const named = fits.find((key) => (organisations[key].name.split('(Demo) ')[1] ?? '').slice(0, 2) === product.name.slice(0, 2));
  const key = named ?? s.chance.one(fits);
  const person = speakerOf(key);
  const surname = people.find((other) => other.person === person)!.account.split(' ')[0]!;
  const contact = `${surname} (demo), extension ${s.chance.between(100, 899)}`;
  return { person, for: partyOf(key), company: organisations[key].id, language: product.language, facts: productFacts(s.chance, product, contact) };
};
