package io.guidepost.domain.apikey.persistence;

import io.guidepost.domain.apikey.ApiKey;
import io.guidepost.domain.apikey.ApiKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ApiKeyMapper extends ApiKeys {

    String KEY =
            """
            SELECT id, code, name, admin_id, sealed_secret, sealed_previous, previous_until, expires_at, last_used_at, ended_at,
                   created_by, created_at
            FROM apikey_key
            """;

    @Override
    @Insert(
            """
            INSERT INTO apikey_key (id, code, name, admin_id, sealed_secret, expires_at, created_by, created_at)
            VALUES (#{id}, #{code}, #{name}, #{adminId}, #{sealedSecret}, #{expiresAt}, #{createdBy}, #{createdAt})
            """)
    void add(ApiKey key);

    @Override
    @Insert(
            """
            <script>
            INSERT INTO apikey_scope (key_id, permission) VALUES
            <foreach item="one" collection="permissions" separator=",">(#{keyId}, #{one})</foreach>
            </script>
            """)
    void addScopes(long keyId, Collection<String> permissions);

    @Override
    @Select("SELECT permission FROM apikey_scope WHERE key_id = #{keyId} ORDER BY permission")
    List<String> scopes(long keyId);

    @Override
    default Optional<ApiKey> find(long id) {
        return Optional.ofNullable(row(id));
    }

    @Select(KEY + "WHERE id = #{id}")
    ApiKey row(long id);

    @Override
    default Optional<ApiKey> withCode(String code) {
        return Optional.ofNullable(rowWithCode(code));
    }

    @Select(KEY + "WHERE code = #{code}")
    ApiKey rowWithCode(String code);

    @Override
    @Select(KEY + "WHERE id > #{afterId} ORDER BY id LIMIT #{limit}")
    List<ApiKey> page(long afterId, int limit);

    @Override
    @Update(
            """
            UPDATE apikey_key
            SET sealed_secret = #{sealedSecret}, sealed_previous = #{sealedPrevious}, previous_until = #{previousUntil}
            WHERE id = #{id} AND ended_at IS NULL
            """)
    int rotate(long id, byte[] sealedSecret, byte[] sealedPrevious, Instant previousUntil);

    @Override
    @Update("UPDATE apikey_key SET ended_at = #{at} WHERE id = #{id} AND ended_at IS NULL")
    int end(long id, Instant at);

    @Override
    @Update(
            """
            UPDATE apikey_key SET last_used_at = #{at}
            WHERE id = #{id} AND (last_used_at IS NULL OR last_used_at < #{unlessAfter})
            """)
    void used(long id, Instant at, Instant unlessAfter);

    @Override
    @Insert("INSERT INTO apikey_nonce (key_id, nonce, at) VALUES (#{keyId}, #{nonce}, #{at})")
    void take(long keyId, String nonce, Instant at);

    @Override
    @Delete("DELETE FROM apikey_nonce WHERE at < #{before} ORDER BY at LIMIT #{limit}")
    int forgetNonces(Instant before, int limit);
}
