package dev.cardstock.formats.anki.proto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Makes a protobuf message, field by field; what has its default value is left out. */
public final class ProtoWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Starts an empty message. */
    public ProtoWriter() {}

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /**
     * Adds a whole number.
     *
     * @param number the field
     * @param value its value
     * @return this writer
     */
    public ProtoWriter integer(int number, long value) {
        if (value != 0) {
            varint((long) number << 3);
            varint(value);
        }
        return this;
    }

    /**
     * Adds bytes, empty ones too.
     *
     * @param number the field
     * @param value its value
     * @return this writer
     */
    public ProtoWriter bytes(int number, byte[] value) {
        varint((long) number << 3 | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /**
     * Adds a text.
     *
     * @param number the field
     * @param value its value
     * @return this writer
     */
    public ProtoWriter text(int number, String value) {
        return value.isEmpty() ? this : bytes(number, value.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the message} */
    public byte[] toByteArray() {
        return out.toByteArray();
    }
}
