package org.folkmoot.database;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/// Binds any record of `org.folkmoot.values` that wraps one `long` or one UUID as that value.
final class IdArgument implements ArgumentFactory {

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        if (!(type instanceof Class<?> kind)) {
            return Optional.empty();
        }
        Class<?> wrapped = IdMapper.wrappedBy(kind);
        if (wrapped == null) {
            return Optional.empty();
        }
        if (value == null) {
            int sqlType = wrapped == long.class ? Types.BIGINT : Types.OTHER;
            return Optional.of((position, statement, context) -> statement.setNull(position, sqlType));
        }
        Object unwrapped = unwrap(kind, value);
        if (unwrapped instanceof UUID uuid) {
            return Optional.of((position, statement, context) -> statement.setObject(position, uuid));
        }
        return Optional.of((position, statement, context) -> statement.setLong(position, (Long) unwrapped));
    }

    private static Object unwrap(Class<?> type, Object id) {
        try {
            Method accessor = type.getRecordComponents()[0].getAccessor();
            return accessor.invoke(id);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
