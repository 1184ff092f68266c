export { type Inventories, type InventoryRecord, type InventoryResult, inventory } from './inventory.ts';
