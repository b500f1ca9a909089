package dev.cardstock.formats.anki.proto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A protobuf message by the numbers of its fields. What is inside of a field is looked at when it is
 * asked for, so that nothing nests while a message is read.
 */
public final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private record Field(int number, int wire, long value, int start, int end, int from) {}

    private final byte[] bytes;
    private final List<Field> fields = new ArrayList<>();

    private ProtoMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a message.
     *
     * @param bytes its bytes
     * @return the message
     * @throws IllegalArgumentException if they are no message
     */
    public static ProtoMessage parse(byte[] bytes) {
        ProtoMessage message = new ProtoMessage(bytes.clone());
        Cursor in = new Cursor(message.bytes, 0, bytes.length);
        while (in.at < in.end) {
            int from = in.at;
            long key = in.varint();
            int wire = (int) (key & 7);
            long number = key >>> 3;
            if (number < 1 || number > 0x1fff_ffff) {
                throw new IllegalArgumentException("field number " + number + " at byte " + from);
            }
            message.fields.add(switch (wire) {
                case VARINT -> new Field((int) number, wire, in.varint(), 0, 0, from);
                case FIXED64 -> new Field((int) number, wire, in.fixed(8), 0, 0, from);
                case FIXED32 -> new Field((int) number, wire, in.fixed(4), 0, 0, from);
                case LENGTH -> {
                    int length = in.length();
                    in.at += length;
                    yield new Field((int) number, wire, 0, in.at - length, in.at, from);
                }
                default -> throw new IllegalArgumentException(
                        "wire type " + wire + " at byte " + from);
            });
        }
        return message;
    }

    private static final class Cursor {
        private final byte[] bytes;
        private final int end;
        private int at;

        Cursor(byte[] bytes, int at, int end) {
            this.bytes = bytes;
            this.at = at;
            this.end = end;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 70; shift += 7) {
                if (at >= end) {
                    throw new IllegalArgumentException("it ends within a number");
                }
                byte b = bytes[at++];
                value |= (b & 0x7fL) << shift;
                if (b >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number is too long at byte " + at);
        }

        long fixed(int length) {
            if (end - at < length) {
                throw new IllegalArgumentException("it ends within a number");
            }
            long value = 0;
            for (int i = 0; i < length; i++) {
                value |= (bytes[at++] & 0xffL) << 8 * i;
            }
            return value;
        }

        int length() {
            long length = varint();
            if (length < 0 || length > end - at) {
                throw new IllegalArgumentException("it ends within a field, at byte " + at);
            }
            return (int) length;
        }
    }

    /** Of several values of a single field the last holds. */
    private @Nullable Field last(int number, int wire) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            Field field = fields.get(i);
            if (field.number == number && field.wire == wire) {
                return field;
            }
        }
        return null;
    }

    /**
     * Whether a field is there.
     *
     * @param number its number
     * @return whether it is there
     */
    public boolean has(int number) {
        return fields.stream().anyMatch(field -> field.number == number);
    }

    /**
     * A whole number.
     *
     * @param number the field
     * @return its value, 0 where it is not there
     */
    public long integer(int number) {
        Field field = last(number, VARINT);
        return field == null ? 0 : field.value;
    }

    /**
     * A truth value.
     *
     * @param number the field
     * @return its value, false where it is not there
     */
    public boolean flag(int number) {
        return integer(number) != 0;
    }

    /**
     * A number of four bytes.
     *
     * @param number the field
     * @return its value, 0 where it is not there
     */
    public float decimal(int number) {
        Field field = last(number, FIXED32);
        return field == null ? 0 : Float.intBitsToFloat((int) field.value);
    }

    /**
     * Bytes.
     *
     * @param number the field
     * @return its value, empty where it is not there
     */
    public byte[] bytes(int number) {
        Field field = last(number, LENGTH);
        return field == null ? new byte[0] : Arrays.copyOfRange(bytes, field.start, field.end);
    }

    /**
     * A text.
     *
     * @param number the field
     * @return its value, empty where it is not there
     */
    public String text(int number) {
        return new String(bytes(number), StandardCharsets.UTF_8);
    }

    /**
     * A message within this one.
     *
     * @param number the field
     * @return the message, an empty one where it is not there
     * @throws IllegalArgumentException if it is no message
     */
    public ProtoMessage message(int number) {
        return parse(bytes(number));
    }

    /**
     * All messages of a repeated field.
     *
     * @param number the field
     * @return the messages
     * @throws IllegalArgumentException if one is no message
     */
    public List<ProtoMessage> messages(int number) {
        return fields.stream()
                .filter(field -> field.number == number && field.wire == LENGTH)
                .map(field -> parse(Arrays.copyOfRange(bytes, field.start, field.end)))
                .toList();
    }

    /**
     * All whole numbers of a repeated field, packed or not.
     *
     * @param number the field
     * @return the numbers
     * @throws IllegalArgumentException if it is broken
     */
    public List<Long> integers(int number) {
        List<Long> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.number == number && field.wire == VARINT) {
                values.add(field.value);
            } else if (field.number == number && field.wire == LENGTH) {
                Cursor in = new Cursor(bytes, field.start, field.end);
                while (in.at < in.end) {
                    values.add(in.varint());
                }
            }
        }
        return values;
    }

    /**
     * All numbers of four bytes of a repeated field, packed or not.
     *
     * @param number the field
     * @return the numbers
     * @throws IllegalArgumentException if it is broken
     */
    public List<Float> decimals(int number) {
        List<Float> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.number == number && field.wire == FIXED32) {
                values.add(Float.intBitsToFloat((int) field.value));
            } else if (field.number == number && field.wire == LENGTH) {
                Cursor in = new Cursor(bytes, field.start, field.end);
                while (in.at < in.end) {
                    values.add(Float.intBitsToFloat((int) in.fixed(4)));
                }
            }
        }
        return values;
    }

    /**
     * The fields that somebody does not know, as they were.
     *
     * @param known the numbers of the others
     * @return their bytes; empty where all are known
     */
    public byte[] without(Set<Integer> known) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (!known.contains(field.number)) {
                int end = i + 1 < fields.size() ? fields.get(i + 1).from : bytes.length;
                rest.write(bytes, field.from, end - field.from);
            }
        }
        return rest.toByteArray();
    }
}
