import { childrenOf, type Node } from './ast.ts';

const known = new WeakMap<Node, number>();

/** How many nodes a part of an expression has. */
export const nodesIn = (node: Node): number => {
  const counted = known.get(node);
  if (counted !== undefined) return counted;
  let nodes = 1;
  for (const child of childrenOf(node)) nodes += nodesIn(child);
  known.set(node, nodes);
  return nodes;
};

/** So many nodes are one step of the meter. */
const NODES_A_STEP = 16;

/** What one evaluation of a part costs, at least a step: the loop or the function around it pays this each time. */
export const stepsOf = (node: Node): number => 1 + Math.floor(nodesIn(node) / NODES_A_STEP);
