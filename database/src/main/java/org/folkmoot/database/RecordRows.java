package org.folkmoot.database;

import java.lang.reflect.Type;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Reads a row into any record of ours: a column for each component, `reply_count` for `replyCount`.
final class RecordRows implements RowMapperFactory {

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        boolean row = type instanceof Class<?> kind
                && kind.isRecord()
                && kind.getPackageName().startsWith("org.folkmoot.")
                && IdMapper.wrappedBy(kind) == null;
        return row ? Optional.of(ConstructorMapper.of((Class<?>) type)) : Optional.empty();
    }
}
