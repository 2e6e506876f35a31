/**
 * What review keeps: opened folders, what was found in result folders, judgements, pins, measured
 * colours. Results of batches are named by their output's id, places by their run's.
 */
import type { Migration } from './migration.ts';

export const reviewMigration: Migration = {
  version: 4,
  name: 'review',
  up: (database) =>
    database.exec(`
      CREATE TABLE review_collections (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        root TEXT,
        name TEXT NOT NULL,
        results INTEGER NOT NULL,
        missing INTEGER NOT NULL,
        read_only INTEGER NOT NULL,
        created_ms INTEGER NOT NULL,
        opened_ms INTEGER
      ) STRICT;

      CREATE TABLE review_places (
        id TEXT PRIMARY KEY,
        collection_id TEXT NOT NULL,
        rel TEXT NOT NULL,
        stamp TEXT NOT NULL,
        facts TEXT NOT NULL
      ) STRICT;
      CREATE INDEX review_places_by_collection ON review_places (collection_id);

      CREATE TABLE review_sidecars (
        place_id TEXT PRIMARY KEY,
        known TEXT NOT NULL
      ) STRICT;

      CREATE TABLE review_judgements (
        result_id TEXT PRIMARY KEY,
        place_id TEXT NOT NULL,
        name TEXT NOT NULL,
        verdict TEXT,
        stars INTEGER NOT NULL,
        conflicts INTEGER NOT NULL,
        doc TEXT NOT NULL,
        dirty INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX review_judgements_by_place ON review_judgements (place_id);
      CREATE INDEX review_judgements_dirty ON review_judgements (place_id) WHERE dirty = 1;

      CREATE TABLE review_pins (
        id TEXT PRIMARY KEY,
        collection_id TEXT NOT NULL,
        photo_id TEXT NOT NULL,
        pin TEXT NOT NULL
      ) STRICT;
      CREATE INDEX review_pins_by_collection ON review_pins (collection_id);

      CREATE TABLE review_colours (
        result_id TEXT NOT NULL,
        pin_id TEXT NOT NULL,
        hint TEXT NOT NULL,
        delta_e REAL NOT NULL,
        PRIMARY KEY (result_id, pin_id)
      ) STRICT;

      CREATE TABLE review_people (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        is_me INTEGER NOT NULL
      ) STRICT;
    `),
};
