import type { HitPolicy } from './model.ts';

/** A DMN model as it stands in its file; expressions are texts still. */
export interface DmnModel {
  readonly name: string;
  readonly namespace: string;
  readonly imports: readonly DmnImport[];
  readonly items: ReadonlyMap<string, DmnItem>;
  /** By `id`, or by name where an element has none. */
  readonly nodes: ReadonlyMap<string, DmnNode>;
}

export interface DmnImport {
  readonly name: string;
  readonly namespace: string;
}

/** An item definition or one of its components. */
export interface DmnItem {
  readonly name: string;
  readonly typeRef?: string;
  readonly components: readonly DmnItem[];
  readonly collection: boolean;
  /** Unary tests that every value passes; of a collection, every item. */
  readonly allowed?: string;
  /** Unary tests that every value passes; of a collection, the list itself (`typeConstraint`, DMN 1.5, 7.3.3). */
  readonly constraint?: string;
  readonly returns?: string;
  readonly kind: 'plain' | 'function';
}

export type DmnNode = {
  readonly id: string;
  readonly name: string;
  /** The name under which others see it. */
  readonly variable: string;
  readonly typeRef?: string;
} & (
  | { readonly kind: 'input' }
  | { readonly kind: 'decision'; readonly needs: readonly string[]; readonly logic?: Boxed }
  | { readonly kind: 'knowledge'; readonly needs: readonly string[]; readonly logic?: BoxedFunction }
  | {
      readonly kind: 'service';
      readonly outputs: readonly string[];
      readonly inputDecisions: readonly string[];
      readonly inputData: readonly string[];
    }
);

export interface Parameter {
  readonly name: string;
  readonly typeRef?: string;
}

export interface BoxedFunction {
  readonly kind: 'function';
  readonly typeRef?: string;
  readonly parameters: readonly Parameter[];
  readonly body?: Boxed;
  /** Functions of Java and PMML are not run: what they give is not known. */
  readonly external: boolean;
}

export interface BoxedTable {
  readonly kind: 'table';
  readonly typeRef?: string;
  readonly hit: HitPolicy;
  readonly inputs: readonly { readonly text: string; readonly typeRef?: string; readonly values?: string; readonly label?: string }[];
  readonly outputs: readonly {
    readonly name?: string;
    readonly typeRef?: string;
    readonly values?: string;
    /** FEEL, given where no rule fires. */
    readonly otherwise?: string;
  }[];
  readonly rules: readonly BoxedRule[];
  readonly annotations: readonly string[];
}

export interface BoxedRule {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly annotations: readonly string[];
}

/** Boxed expressions of DMN 1.5. */
export type Boxed =
  /** With `language` it is not FEEL, and not run. */
  | { readonly kind: 'literal'; readonly typeRef?: string; readonly text: string; readonly language?: string }
  | BoxedTable
  | BoxedFunction
  | {
      readonly kind: 'context';
      readonly typeRef?: string;
      /** The entry without a name is the result. */
      readonly entries: readonly { readonly name?: string; readonly typeRef?: string; readonly value: Boxed }[];
    }
  | { readonly kind: 'list'; readonly typeRef?: string; readonly items: readonly Boxed[] }
  | {
      readonly kind: 'relation';
      readonly typeRef?: string;
      readonly columns: readonly Parameter[];
      readonly rows: readonly (readonly Boxed[])[];
    }
  | {
      readonly kind: 'invocation';
      readonly typeRef?: string;
      readonly callee: Boxed;
      readonly bindings: readonly { readonly name: string; readonly value: Boxed }[];
    }
  | { readonly kind: 'conditional'; readonly typeRef?: string; readonly if: Boxed; readonly yes: Boxed; readonly no: Boxed }
  | { readonly kind: 'filter'; readonly typeRef?: string; readonly list: Boxed; readonly match: Boxed }
  | {
      readonly kind: 'for' | 'some' | 'every';
      readonly typeRef?: string;
      readonly variable: string;
      readonly list: Boxed;
      readonly body: Boxed;
    };

export interface DmnProblem {
  /** The element that it is about, as `decision Approval`. */
  readonly where: string;
  readonly message: string;
}
