package dev.cardstock.formats.anki.collection;

/**
 * A row of the table {@code notes}.
 *
 * @param id when it was made, in milliseconds
 * @param guid what it is known by in other collections
 * @param type the id of its note type
 * @param modified when it was changed, in seconds
 * @param usn its number in synchronisation, -1 for what is to be sent
 * @param tags its tags with blanks between and around them
 * @param fields its fields with U+001F between them
 * @param data not used by Anki
 */
public record NoteRow(long id, String guid, long type, long modified, long usn, String tags,
        String fields, String data) {}
