package dev.cardstock.formats.anki.collection;

import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All of a collection but its rows, in the form of schema 11, whatever its schema.
 *
 * @param schema its schema
 * @param created when it was made, in seconds
 * @param modified when it was changed, in milliseconds
 * @param schemaModified when its schema was changed, in milliseconds
 * @param usn its number in synchronisation
 * @param lastSync when it was synchronised, in milliseconds
 * @param settings the settings
 * @param noteTypes note types by id
 * @param decks decks by id
 * @param options deck options by id
 * @param tags the tags that were ever used
 * @param graves what was deleted and is to be told to others: rows of number in synchronisation, id and kind
 */
public record CollectionData(int schema, long created, long modified, long schemaModified, long usn,
        long lastSync, ObjectNode settings, Map<Long, ObjectNode> noteTypes,
        Map<Long, ObjectNode> decks, Map<Long, ObjectNode> options, ObjectNode tags,
        ArrayNode graves) {}
