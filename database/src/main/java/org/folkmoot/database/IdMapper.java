package org.folkmoot.database;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jspecify.annotations.Nullable;

/// Reads a column into any record of `org.folkmoot.values` that wraps one `long` or one UUID, such as a `PostId`.
final class IdMapper implements ColumnMapperFactory {

    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        Class<?> wrapped = type instanceof Class<?> kind ? wrappedBy(kind) : null;
        if (wrapped == null) {
            return Optional.empty();
        }
        MethodHandle constructor = constructor((Class<?>) type, wrapped);
        return Optional.of(wrapped == long.class ? longs(constructor) : uuids(constructor));
    }

    private static ColumnMapper<?> longs(MethodHandle constructor) {
        return (row, column, context) -> {
            long value = row.getLong(column);
            return row.wasNull() ? null : wrap(() -> (Object) constructor.invokeExact(value));
        };
    }

    private static ColumnMapper<?> uuids(MethodHandle constructor) {
        return (row, column, context) -> {
            UUID value = row.getObject(column, UUID.class);
            return value == null ? null : wrap(() -> (Object) constructor.invokeExact(value));
        };
    }

    /// What a record of one component wraps: `long`, `UUID`, or null when it is no id.
    static @Nullable Class<?> wrappedBy(Class<?> type) {
        if (!type.isRecord() || !type.getPackageName().equals("org.folkmoot.values")) {
            return null;
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != 1) {
            return null;
        }
        Class<?> only = components[0].getType();
        return only == long.class || only == UUID.class ? only : null;
    }

    /// The constructor as a function from what is wrapped to an object. One shape for all types lets the calls below be
    /// exact, which is many times faster: they happen for every id of every row.
    private static MethodHandle constructor(Class<?> type, Class<?> wrapped) {
        try {
            return MethodHandles.publicLookup()
                    .unreflectConstructor(type.getConstructor(wrapped))
                    .asType(MethodType.methodType(Object.class, wrapped));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " has no canonical constructor", impossible);
        }
    }

    private interface Wrapping {
        Object wrapped() throws Throwable;
    }

    private static Object wrap(Wrapping call) {
        try {
            return call.wrapped();
        } catch (RuntimeException | Error refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
