package io.guidepost.domain.payout.persistence;

import io.guidepost.domain.payout.OpenPayouts;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface OpenPayoutMapper extends OpenPayouts {

    @Override
    @Select(
            "<script>SELECT w.id FROM org_guide g JOIN payout_withdrawal w ON w.open_guide = g.id WHERE g.payee_openid IN"
                    + " <foreach item='openid' collection='openids' open='(' separator=',' close=')'>#{openid}</foreach>"
                    + " ORDER BY w.id LIMIT 100</script>")
    List<Long> to(Collection<String> openids);
}
