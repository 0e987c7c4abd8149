package io.guidepost.domain.refund.persistence;

import io.guidepost.domain.refund.ErasableRefunds;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ErasableRefundMapper extends ErasableRefunds {

    String OF_MEMBERS =
            "h.member_id IN <foreach item='id' collection='memberIds' open='(' separator=',' close=')'>#{id}"
                    + "</foreach>";

    @Override
    @Select("<script>SELECT r.id FROM order_header h JOIN refund_request r ON r.order_id = h.id WHERE " + OF_MEMBERS
            + " AND r.status NOT IN ('REJECTED', 'SUCCEEDED', 'FAILED', 'RESOLVED') ORDER BY r.id LIMIT 100</script>")
    List<Long> openOf(Collection<Long> memberIds);

    @Override
    @Update("<script>UPDATE refund_request r JOIN order_header h ON h.id = r.order_id SET r.reason = '' WHERE "
            + OF_MEMBERS + "</script>")
    void forgetReasons(Collection<Long> memberIds);
}
