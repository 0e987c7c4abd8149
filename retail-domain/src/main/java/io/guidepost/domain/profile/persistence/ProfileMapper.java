package io.guidepost.domain.profile.persistence;

import io.guidepost.domain.profile.Profiles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ProfileMapper extends Profiles {

    @Override
    default Optional<Stored> find(long memberId) {
        return Optional.ofNullable(stored(memberId));
    }

    @Select("SELECT nickname, avatar_id, version FROM profile_member WHERE member_id = #{memberId}")
    Stored stored(long memberId);

    @Override
    @Select("SELECT created_at FROM shopper_member WHERE id = #{memberId}")
    Instant registeredAt(long memberId);

    @Override
    @Insert("INSERT IGNORE INTO profile_member (member_id, updated_at) VALUES (#{memberId}, #{at})")
    void begin(long memberId, Instant at);

    @Override
    @Update(
            """
            UPDATE profile_member SET nickname = #{nickname}, version = version + 1, updated_at = #{at}
            WHERE member_id = #{memberId} AND version = #{version}
            """)
    boolean rename(long memberId, String nickname, int version, Instant at);

    @Override
    @Update("UPDATE profile_member SET avatar_id = #{avatarId}, updated_at = #{at} WHERE member_id = #{memberId}")
    void show(long memberId, Long avatarId, Instant at);

    @Override
    @Select(
            """
            SELECT EXISTS (SELECT 1 FROM profile_member WHERE avatar_id = #{avatarId})
                OR EXISTS (SELECT 1 FROM content_material WHERE file_id = #{avatarId} OR cover_id = #{avatarId})
            """)
    boolean isUsedElsewhere(long avatarId);

    @Override
    default Optional<SealedPhone> phone(long memberId) {
        return Optional.ofNullable(sealedPhone(memberId));
    }

    @Select("SELECT member_id, phone_sealed, verified_at FROM profile_phone WHERE member_id = #{memberId}")
    SealedPhone sealedPhone(long memberId);

    @Override
    @Select(
            """
            <script>
            SELECT member_id, phone_sealed, verified_at FROM profile_phone WHERE member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<SealedPhone> phones(Collection<Long> memberIds);

    @Override
    @Insert(
            """
            INSERT INTO profile_phone (member_id, phone_sealed, phone_index, verified_at)
            VALUES (#{memberId}, #{sealed}, #{index}, #{verifiedAt})
            ON DUPLICATE KEY UPDATE phone_sealed = VALUES(phone_sealed), phone_index = VALUES(phone_index),
                verified_at = VALUES(verified_at), source = 'WECHAT'
            """)
    void savePhone(long memberId, byte[] sealed, String index, Instant verifiedAt);

    @Override
    @Insert(
            """
            <script>
            INSERT INTO profile_member (member_id, nickname, updated_at) VALUES
            <foreach item="it" collection="profiles" separator=",">(#{it.memberId}, #{it.nickname}, #{at})</foreach>
            </script>
            """)
    void addProfiles(Collection<NewProfile> profiles, Instant at);

    @Override
    @Insert(
            """
            <script>
            INSERT INTO profile_phone (member_id, phone_sealed, phone_index, verified_at, source) VALUES
            <foreach item="it" collection="phones" separator=",">(#{it.memberId}, #{it.sealed}, #{it.index}, #{at}, 'IMPORT')</foreach>
            ON DUPLICATE KEY UPDATE phone_sealed = CASE WHEN source = 'IMPORT' THEN VALUES(phone_sealed) ELSE phone_sealed END,
                phone_index = CASE WHEN source = 'IMPORT' THEN VALUES(phone_index) ELSE phone_index END
            </script>
            """)
    void addToldPhones(Collection<ToldPhone> phones, Instant at);

    @Override
    @Insert(
            """
            <script>
            INSERT INTO profile_consent (id, member_id, purpose, version, is_agreed, happened_at, channel) VALUES
            <foreach item="it" collection="consents" separator=",">
            (#{it.id}, #{it.memberId}, #{it.consent.purpose}, #{it.consent.version}, #{it.consent.isAgreed},
                #{it.consent.happenedAt}, #{it.consent.channel})
            </foreach>
            </script>
            """)
    void addConsents(Collection<NewConsent> consents);

    @Override
    @Select(
            """
            <script>
            SELECT phone_index, member_id FROM profile_phone WHERE phone_index IN
            <foreach item="index" collection="phoneIndexes" open="(" separator="," close=")">#{index}</foreach>
            </script>
            """)
    List<PhoneHolder> holdersOf(Collection<String> phoneIndexes);

    @Override
    @Delete("DELETE FROM profile_phone WHERE member_id = #{memberId}")
    void removePhone(long memberId);

    @Override
    default void addConsent(long id, long memberId, Consent consent) {
        insertConsent(id, memberId, consent);
    }

    @Insert(
            """
            INSERT INTO profile_consent (id, member_id, purpose, version, is_agreed, happened_at, channel)
            VALUES (#{id}, #{memberId}, #{it.purpose}, #{it.version}, #{it.isAgreed}, #{it.happenedAt}, #{it.channel})
            """)
    void insertConsent(long id, long memberId, @Param("it") Consent consent);

    @Override
    @Select(
            """
            SELECT c.purpose, c.version, c.is_agreed, c.happened_at, c.channel
            FROM profile_consent c
            WHERE c.member_id = #{memberId}
              AND c.id = (SELECT MAX(l.id) FROM profile_consent l
                          WHERE l.member_id = c.member_id AND l.purpose = c.purpose)
            ORDER BY c.purpose
            """)
    List<Consent> consents(long memberId);

    @Override
    @Select(
            """
            <script>
            SELECT purpose, version, is_agreed, happened_at, channel FROM profile_consent WHERE member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id DESC LIMIT 200
            </script>
            """)
    List<Consent> consentHistory(Collection<Long> memberIds);

    @Override
    @Select(
            """
            <script>
            SELECT avatar_id FROM profile_member WHERE avatar_id IS NOT NULL AND member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> avatarsOf(Collection<Long> memberIds);

    @Override
    @Delete(
            """
            <script>
            DELETE FROM profile_member WHERE member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void remove(Collection<Long> memberIds);
}
